<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About DeepSeek Desktop</source>
        <translation>关于 DeepSeek Desktop</translation>
    </message>
    <message>
        <source>Asks reasoning models side by side. Licensed under the MIT licence. Not affiliated with or endorsed by DeepSeek.

Uses Qt and PySide6 under the GNU Lesser General Public License, version 3. They are separate libraries, which you may replace.</source>
        <translation>并排向推理模型提问。以 MIT 许可证发布。本项目与 DeepSeek 公司无关，也未获其认可。

依据 GNU 宽通用公共许可证第 3 版使用 Qt 和 PySide6。它们是独立的库，您可以自行替换。</translation>
    </message>
    <message>
        <source>Parts and licences</source>
        <translation>组成部分与许可证</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>组成部分</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>许可证全文</translation>
    </message>
    <message>
        <source>No text of the licence was brought along.</source>
        <translation>没有随附许可证全文。</translation>
    </message>
    <message>
        <source>licence not stated</source>
        <translation>未注明许可证</translation>
    </message>
</context>
<context>
    <name>AddProviderDialog</name>
    <message>
        <source>Add provider</source>
        <translation>添加服务商</translation>
    </message>
    <message>
        <source>Change provider</source>
        <translation>更改服务商</translation>
    </message>
    <message>
        <source>for a company’s or your own server</source>
        <translation>用于公司或您自己的服务器</translation>
    </message>
    <message>
        <source>Certificates to trust</source>
        <translation>要信任的证书</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>证书 (*.pem *.crt *.cer);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;Test, free of charge</source>
        <translation>测试（免费）(&amp;T)</translation>
    </message>
    <message>
        <source>Asking for its list of models…</source>
        <translation>正在获取它的模型列表……</translation>
    </message>
    <message>
        <source>&amp;CA file</source>
        <translation>CA 文件(&amp;C)</translation>
    </message>
    <message>
        <source>Any host that speaks the OpenAI chat-completions protocol. Its key is given under Providers, once it is added, or read from the environment variable that you name here; leave it empty for a server that needs none.</source>
        <translation>任何支持 OpenAI chat-completions 协议的服务。密钥在添加后于“服务商”中填写，或从您在此指定的环境变量读取；如果服务器不需要密钥，请留空。</translation>
    </message>
    <message>
        <source>Any OpenAI-compatible host</source>
        <translation>任何兼容 OpenAI 的服务</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>服务(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Base URL</source>
        <translation>基础网址(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Key variable</source>
        <translation>密钥变量(&amp;K)</translation>
    </message>
</context>
<context>
    <name>AddingUpDialog</name>
    <message>
        <source>C&amp;opy</source>
        <translation>复制(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>AddressChoice</name>
    <message>
        <source>Choose its address, or type it</source>
        <translation>选择它的地址，或自行输入</translation>
    </message>
</context>
<context>
    <name>AgreementBadge</name>
    <message>
        <source>A rule, not a judge. Click to see what was compared.</source>
        <translation>仅按规则比较，不作评判。点击查看所比较的内容。</translation>
    </message>
</context>
<context>
    <name>AgreementCard</name>
    <message>
        <source>Final answers that were compared</source>
        <translation>所比较的最终答案</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the final answer of lane {letter} in its place</source>
        <translation>在原处显示 {letter} 栏的最终答案</translation>
    </message>
</context>
<context>
    <name>AllLanes</name>
    <message>
        <source>Judge first: what is copied would tell who answers.</source>
        <translation>请先评判：复制的内容会泄露作答者。</translation>
    </message>
    <message>
        <source>Copied as Markdown, lanes: {count}</source>
        <translation>已复制为 Markdown（{count} 栏）</translation>
    </message>
</context>
<context>
    <name>ArchiveCheckDialog</name>
    <message>
        <source>Check the archive</source>
        <translation>检查存档</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>修复(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;What can be done…</source>
        <translation>补救办法(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>All of the archive is looked at: its pages, indexes, references and the checksums of the replies. You can go on meanwhile; nothing is changed.</source>
        <translation>正在查看整个存档：页面、索引、引用以及回复的校验和。期间您可以继续使用；不会更改任何内容。</translation>
    </message>
    <message>
        <source>Nothing is wrong with the archive.</source>
        <translation>存档没有问题。</translation>
    </message>
    <message>
        <source>Something is wrong with the archive. Nothing was changed.</source>
        <translation>存档有问题。没有做任何更改。</translation>
    </message>
</context>
<context>
    <name>Arranging</name>
    <message>
        <source>One lane at least is asked.</source>
        <translation>至少要询问一栏。</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Wait for the running replies, or stop them.</source>
        <translation>请等待正在进行的回复结束，或先停止它们。</translation>
    </message>
    <message>
        <source>The reply before is still being written elsewhere. Wait until it has ended.</source>
        <translation>前一个回复仍在别处写入。请等它结束。</translation>
    </message>
    <message>
        <source>There is no cut answer here to go on with.</source>
        <translation>这里没有被截断的回答可以继续。</translation>
    </message>
</context>
<context>
    <name>AttachmentPreviewDialog</name>
    <message>
        <source>Attached text</source>
        <translation>附加的文本</translation>
    </message>
    <message>
        <source>The attached text</source>
        <translation>附加的文本</translation>
    </message>
    <message>
        <source>Only the beginning is shown; all of it goes along.</source>
        <translation>只显示开头；发送时包含全部内容。</translation>
    </message>
    <message>
        <source>Put into the text</source>
        <translation>放入正文</translation>
    </message>
    <message>
        <source>It is too long to be edited there.</source>
        <translation>文本太长，无法在那里编辑。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>BackingUp</name>
    <message>
        <source>The backup was restored. What the archive was before is a backup now.</source>
        <translation>备份已恢复。之前的存档现在也是一个备份。</translation>
    </message>
    <message>
        <source>No backup of the archive could be made: {reason}</source>
        <translation>无法备份存档：{reason}</translation>
    </message>
    <message>
        <source>The archive becomes what it was {at}. What it is now is kept as a backup first. Replies that run are stopped. The window closes and opens again.</source>
        <translation>存档将恢复到 {at} 的状态。现在的存档会先保留为一个备份。正在进行的回复会停止。窗口将关闭并重新打开。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>&amp;Restore and reopen</source>
        <translation>恢复并重新打开(&amp;R)</translation>
    </message>
</context>
<context>
    <name>BackupList</name>
    <message>
        <source>Backups, the newest first</source>
        <translation>备份，最新的在前</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>They are in {folder}</source>
        <translation>备份位于 {folder}</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>立即备份(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>恢复(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>There is none yet. The first one will be in {folder}</source>
        <translation>还没有备份。第一份备份将保存在 {folder}</translation>
    </message>
    <message>
        <source>A moment: a backup is made, opened and checked…</source>
        <translation>请稍候：正在备份，并打开检查…</translation>
    </message>
    <message>
        <source>The app makes backups by itself: every half hour and when it is closed, if something is new, and before each change of the file. Older ones are thinned out by age. What you delete for good stays in older backups until those go.</source>
        <translation>应用会自动备份：每半小时一次以及关闭时（如有新内容），还有每次更改文件之前。较早的备份会按时间逐渐减少。您彻底删除的内容会留在较早的备份里，直到那些备份被清理。</translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>What was deleted</source>
        <translation>已删除的内容</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete for good…</source>
        <translation>彻底删除(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Empty the bin…</source>
        <translation>清空回收站(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>What you delete stays here until you delete it for good.</source>
        <translation>您删除的内容保留在这里，直到彻底删除。</translation>
    </message>
    <message>
        <source>The bin is empty. What you delete stays here until you empty it.</source>
        <translation>回收站是空的。您删除的内容保留在这里，直到清空。</translation>
    </message>
    <message>
        <source>A question without words</source>
        <translation>没有文字的问题</translation>
    </message>
    <message>
        <source>Conversation · questions: {count} · deleted {at}</source>
        <translation>对话 · 问题：{count} · 删除于 {at}</translation>
    </message>
    <message>
        <source>Question in “{title}” · deleted {at}</source>
        <translation>“{title}”中的问题 · 删除于 {at}</translation>
    </message>
    <message>
        <source>questions after it: {count}</source>
        <translation>其后的问题：{count}</translation>
    </message>
</context>
<context>
    <name>BlindLanes</name>
    <message>
        <source>No answer came from this one.</source>
        <translation>这一栏没有作答。</translation>
    </message>
    <message>
        <source>Hidden until you have judged</source>
        <translation>评判之前隐藏</translation>
    </message>
    <message>
        <source>All answers are there.</source>
        <translation>回答已全部到齐。</translation>
    </message>
</context>
<context>
    <name>BlindSwitch</name>
    <message>
        <source>Blind</source>
        <translation>盲评</translation>
    </message>
    <message>
        <source>Do not show who gives the next answers before you have judged them (F8)</source>
        <translation>评判之前不显示接下来由谁作答（F8）</translation>
    </message>
</context>
<context>
    <name>BookDialog</name>
    <message>
        <source>Ne&amp;w</source>
        <translation>新建(&amp;W)</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>复制(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>D&amp;iscard changes</source>
        <translation>放弃更改(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有找到任何内容。</translation>
    </message>
    <message>
        <source>Deleted: {name}</source>
        <translation>已删除：{name}</translation>
    </message>
    <message>
        <source>Und&amp;o</source>
        <translation>撤销(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>BranchLine</name>
    <message>
        <source>Show them</source>
        <translation>显示它们</translation>
    </message>
    <message>
        <source>Later questions on another branch: {count}</source>
        <translation>另一分支上还有后续问题：{count}</translation>
    </message>
</context>
<context>
    <name>BranchList</name>
    <message>
        <source>Branches</source>
        <translation>分支</translation>
    </message>
</context>
<context>
    <name>BranchMapDialog</name>
    <message>
        <source>Map of the branches</source>
        <translation>分支图</translation>
    </message>
    <message>
        <source>Bold: the branch that you see now. Choose a question to see its branch.</source>
        <translation>粗体：当前显示的分支。选择一个问题以查看它所在的分支。</translation>
    </message>
</context>
<context>
    <name>Branching</name>
    <message>
        <source>Fork: {title}</source>
        <translation>分叉：{title}</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>You can put this right.</source>
        <translation>您可以解决这个问题。</translation>
    </message>
    <message>
        <source>The cause is the network on the way there.</source>
        <translation>原因在于途中的网络。</translation>
    </message>
    <message>
        <source>The cause is at the provider.</source>
        <translation>原因在服务商。</translation>
    </message>
    <message>
        <source>The cause is this app.</source>
        <translation>原因在本应用。</translation>
    </message>
    <message>
        <source>Stopped. Nothing more is sent.</source>
        <translation>已停止。不会再发送任何内容。</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查……</translation>
    </message>
    <message>
        <source>Check, free of charge</source>
        <translation>检查（免费）</translation>
    </message>
    <message>
        <source>Check with one small paid request</source>
        <translation>用一个小的付费请求检查</translation>
    </message>
    <message>
        <source>Check with one small request</source>
        <translation>用一个小请求检查</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>To check with a request, choose or type a model.</source>
        <translation>要用请求检查，请先选择或输入一个模型。</translation>
    </message>
    <message>
        <source>“Check with one small paid request” sends one small paid request to {model}.</source>
        <translation>“用一个小的付费请求检查”会向 {model} 发送一个小的付费请求。</translation>
    </message>
    <message>
        <source>“Check with one small request” sends one small request to {model}.</source>
        <translation>“用一个小请求检查”会向 {model} 发送一个小请求。</translation>
    </message>
    <message>
        <source>Model that a request goes to</source>
        <translation>请求发往的模型</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Attached: {name}, {size}</source>
        <translation>已附加：{name}，{size}</translation>
    </message>
    <message>
        <source>Show the text. Delete removes it.
Only the host counts tokens exactly.</source>
        <translation>显示文本。按 Delete 移除。
只有服务商能准确计算词元。</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>Remove (Delete)</source>
        <translation>移除（Delete）</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Put into the text</source>
        <translation>放入正文</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>CodeBar</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Show less of this code</source>
        <translation>收起此代码</translation>
    </message>
    <message>
        <source>Show all of this code</source>
        <translation>显示全部代码</translation>
    </message>
    <message>
        <source>Show all {count} lines</source>
        <translation>显示全部 {count} 行</translation>
    </message>
    <message>
        <source>Show all {count} characters</source>
        <translation>显示全部 {count} 个字符</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy this code</source>
        <translation>复制此代码</translation>
    </message>
    <message>
        <source>Copy this code: {language}</source>
        <translation>复制此代码：{language}</translation>
    </message>
    <message>
        <source>Break long lines</source>
        <translation>自动换行</translation>
    </message>
    <message>
        <source>Number the lines</source>
        <translation>显示行号</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>No command is called that.</source>
        <translation>没有叫这个名字的命令。</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>Only several lanes can be judged blind.</source>
        <translation>只有多栏才能盲评。</translation>
    </message>
</context>
<context>
    <name>ComparisonBar</name>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Show what else can be done with all lanes</source>
        <translation>显示可对所有栏执行的其他操作</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Attach files…</source>
        <translation>附加文件…</translation>
    </message>
    <message>
        <source>Attach files of text or code</source>
        <translation>附加文本或代码文件</translation>
    </message>
    <message>
        <source>Ask {asked} of {lanes} lanes… (Shift+Enter for a new line)</source>
        <translation>向 {lanes} 栏中的 {asked} 栏提问……（Shift+Enter 换行）</translation>
    </message>
    <message>
        <source>Ask {asked} of {lanes} lanes… (Ctrl+Enter sends, Enter for a new line)</source>
        <translation>向 {lanes} 栏中的 {asked} 栏提问……（Ctrl+Enter 发送，Enter 换行）</translation>
    </message>
    <message>
        <source>Ask all lanes… (Shift+Enter for a new line)</source>
        <translation>向所有栏提问……（Shift+Enter 换行）</translation>
    </message>
    <message>
        <source>Ask… (Shift+Enter for a new line)</source>
        <translation>提问……（Shift+Enter 换行）</translation>
    </message>
    <message>
        <source>Ask all lanes… (Ctrl+Enter sends, Enter for a new line)</source>
        <translation>向所有栏提问……（Ctrl+Enter 发送，Enter 换行）</translation>
    </message>
    <message>
        <source>Ask… (Ctrl+Enter sends, Enter for a new line)</source>
        <translation>提问……（Ctrl+Enter 发送，Enter 换行）</translation>
    </message>
    <message>
        <source>At most {most} questions can wait.</source>
        <translation>最多可有 {most} 个问题等待。</translation>
    </message>
    <message>
        <source>Wait for the running replies, or stop them.</source>
        <translation>请等待正在进行的回复结束，或先停止它们。</translation>
    </message>
    <message>
        <source>At most {most} texts can go along with a question.</source>
        <translation>一个问题最多可附带 {most} 份文本。</translation>
    </message>
</context>
<context>
    <name>Composing</name>
    <message>
        <source>attach</source>
        <translation>附加</translation>
    </message>
    <message>
        <source>prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>ConcernLine</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>仍然发送</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>关闭此行</translation>
    </message>
    <message>
        <source>This looks like a key of {giver} ({shown}).</source>
        <translation>这看起来像是 {giver} 的密钥（{shown}）。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>This looks like a key ({shown}).</source>
        <translation>这看起来像是密钥（{shown}）。</translation>
    </message>
    <message>
        <source>Do not send keys to a model. Nothing was sent yet.</source>
        <translation>请勿把密钥发送给模型。尚未发送任何内容。</translation>
    </message>
</context>
<context>
    <name>ContextGauge</name>
    <message>
        <source>How full the context would be</source>
        <translation>上下文将被占用的比例</translation>
    </message>
</context>
<context>
    <name>ContextLine</name>
    <message>
        <source>Let each lane go on from its own answer</source>
        <translation>让各栏接着各自的回答继续</translation>
    </message>
    <message>
        <source>goes on from {letter}&apos;s answer</source>
        <translation>接着 {letter} 的回答</translation>
    </message>
    <message>
        <source>The next question goes on from {letter}&apos;s answer ({model}) in the lanes that are asked.</source>
        <translation>下一轮被询问的各栏都将接着 {letter} 的回答（{model}）。</translation>
    </message>
</context>
<context>
    <name>ConversationTab</name>
    <message>
        <source>New comparison</source>
        <translation>新建对比</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新建对话</translation>
    </message>
</context>
<context>
    <name>CopyMenu</name>
    <message>
        <source>As plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>With formatting</source>
        <translation>带格式</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>Copy thinking</source>
        <translation>复制思考</translation>
    </message>
    <message>
        <source>Copy both</source>
        <translation>两者都复制</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>What was copied holds characters that cannot be seen or that change its order.</source>
        <translation>复制的内容含有看不见的字符，或会改变顺序的字符。</translation>
    </message>
</context>
<context>
    <name>Deleting</name>
    <message>
        <source>“{title}” is in the bin.</source>
        <translation>“{title}”已移到回收站。</translation>
    </message>
    <message>
        <source>In the bin: {count}</source>
        <translation>已放入回收站：{count}</translation>
    </message>
    <message>
        <source>The question and what came after it are in the bin.</source>
        <translation>该问题及其后的内容已移到回收站。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>It cannot be had back. What it has cost stays counted.</source>
        <translation>此操作无法撤销。已产生的花费仍计入统计。</translation>
    </message>
    <message>
        <source>All that is in the bin is deleted: questions, thinking and answers.</source>
        <translation>回收站中的一切将被删除：问题、思考和回答。</translation>
    </message>
    <message>
        <source>Empty the bin</source>
        <translation>清空回收站</translation>
    </message>
    <message>
        <source>“{name}” is deleted, with all thinking and answers. Questions: {count}.</source>
        <translation>“{name}”将被删除，连同全部思考和回答。问题：{count}。</translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message>
        <source>Only here: the other answer has nothing like it</source>
        <translation>仅此处有：另一个回答中没有类似内容</translation>
    </message>
    <message>
        <source>Stands in another place of the other answer</source>
        <translation>在另一个回答中位于别处</translation>
    </message>
    <message>
        <source>Some words of this are others in the other answer</source>
        <translation>此处部分措辞与另一个回答不同</translation>
    </message>
</context>
<context>
    <name>DifferenceBar</name>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Mark in the answers where they differ (F7)</source>
        <translation>在回答中标出不同之处（F7）</translation>
    </message>
    <message>
        <source>solid line or +: only here · dotted line: worded differently · thick line: numbers · ↕: stands elsewhere</source>
        <translation>实线或 +：只在这里 · 点线：说法不同 · 粗线：数字 · ↕：位于别处</translation>
    </message>
    <message>
        <source>Compare the others with</source>
        <translation>以哪一栏为基准</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>上一处差异</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>下一处差异</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} / {count}</translation>
    </message>
    <message>
        <source>against {letter}</source>
        <translation>与 {letter} 比较</translation>
    </message>
</context>
<context>
    <name>DifferenceChips</name>
    <message>
        <source>Otherwise than in lane {letter}:</source>
        <translation>与 {letter} 栏的不同之处：</translation>
    </message>
</context>
<context>
    <name>Differing</name>
    <message>
        <source>Question {number}:</source>
        <translation>问题 {number}：</translation>
    </message>
    <message>
        <source>not all answers are complete yet</source>
        <translation>还有回答未完成</translation>
    </message>
    <message>
        <source>{letters} still being written, so nothing is marked yet</source>
        <translation>{letters} 仍在作答，暂无标记</translation>
    </message>
    <message>
        <source>no answer to compare</source>
        <translation>没有可比较的回答</translation>
    </message>
    <message>
        <source>comparing…</source>
        <translation>正在比较…</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Finish or cancel the edit first.</source>
        <translation>请先完成或取消编辑。</translation>
    </message>
    <message>
        <source>The question is in the field again when the edit has ended.</source>
        <translation>编辑结束后，该问题会回到输入框。</translation>
    </message>
    <message>
        <source>The question that was edited is gone: what you typed is a new one.</source>
        <translation>所编辑的问题已不存在：您输入的内容成为新问题。</translation>
    </message>
    <message>
        <source>You edit an earlier question. It is kept beside this one.</source>
        <translation>您正在编辑先前的问题。原问题会保留。</translation>
    </message>
    <message>
        <source>Save without asking</source>
        <translation>只保存，不提问</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>EndButton</name>
    <message>
        <source>Jump to the end</source>
        <translation>跳到末尾</translation>
    </message>
    <message>
        <source>↓ {count} new words</source>
        <translation>↓ 新增 {count} 字</translation>
    </message>
</context>
<context>
    <name>Experimenting</name>
    <message>
        <source>This reply brought no thinking that could be handed over.</source>
        <translation>此回复没有可转交的思考。</translation>
    </message>
    <message>
        <source>There is no other lane that the thinking could be handed to.</source>
        <translation>没有其他栏可以接收这段思考。</translation>
    </message>
    <message>
        <source>Wait until this reply has ended; then its thinking is whole.</source>
        <translation>请等此回复结束，届时思考才完整。</translation>
    </message>
    <message>
        <source>Give this thinking to the other lanes</source>
        <translation>把这段思考交给其他栏</translation>
    </message>
    <message>
        <source>They answer the same question once more, knowing this thinking.</source>
        <translation>它们会在得知这段思考后，再次回答同一个问题。</translation>
    </message>
    <message>
        <source>Only a reply that is thinking can be told to answer now.</source>
        <translation>只有正在思考的回复才能要求立即作答。</translation>
    </message>
    <message>
        <source>{model} at {host} cannot be told to answer without thinking on. The reply can be stopped, and its thinking be given to the other lanes.</source>
        <translation>无法要求 {host} 的 {model} 停止思考而直接作答。可以停止此回复，再把它的思考交给其他栏。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>&amp;All conversations: {count}</source>
        <translation>全部对话：{count} 个(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;With the thinking</source>
        <translation>包含思考(&amp;W)</translation>
    </message>
    <message>
        <source>Keys, and where files lie on this computer, are never in it; what you typed is.</source>
        <translation>其中绝不会有密钥，也不会有文件在这台电脑上的位置；您输入的内容则会包含在内。</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>格式(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;This conversation: “{title}”</source>
        <translation>此对话：“{title}”(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;The chosen conversations: {count}</source>
        <translation>选中的对话：{count} 个(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Leave cells as they are, also where they look like formulas</source>
        <translation>单元格保持原样，即使看起来像公式(&amp;L)</translation>
    </message>
</context>
<context>
    <name>ExportProgressDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>How far the export is</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Conversations written: {done} of {total}</source>
        <translation>已写入的对话：{done} / {total}</translation>
    </message>
    <message>
        <source>The conversation is being written.</source>
        <translation>正在写入对话。</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>There is nothing to export yet: ask a question first.</source>
        <translation>还没有可导出的内容：请先提一个问题。</translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was saved.</source>
        <translation>导出已取消，没有保存任何内容。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>{name} is there already, and would be replaced.</source>
        <translation>{name} 已经存在，将被替换。</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Something looks like a key in {count} of the conversations. Whoever gets the export could use it. Nothing is saved yet.</source>
        <translation>有 {count} 个对话中的内容看起来像密钥。拿到导出文件的人可能会使用它。目前尚未保存任何内容。</translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation>仍要保存</translation>
    </message>
    <message>
        <source>Conversations exported: {count}. They are in {path}</source>
        <translation>已导出 {count} 个对话，位于 {path}</translation>
    </message>
    <message>
        <source>Deleted meanwhile: {count}.</source>
        <translation>其间已删除：{count} 个。</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>No program could be found that shows {path}.</source>
        <translation>找不到能显示 {path} 的程序。</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Br&amp;owse…</source>
        <translation>浏览(&amp;O)…</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this conversation</source>
        <translation>在此对话中查找</translation>
    </message>
    <message>
        <source>Match upper and lower case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>全字匹配</translation>
    </message>
    <message>
        <source>Previous place ({keys})</source>
        <translation>上一处（{keys}）</translation>
    </message>
    <message>
        <source>Next place ({keys})</source>
        <translation>下一处（{keys}）</translation>
    </message>
    <message>
        <source>Stop finding</source>
        <translation>结束查找</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>{total} found</source>
        <translation>找到 {total} 处</translation>
    </message>
    <message>
        <source>{current} of {total}</source>
        <translation>第 {current} 处，共 {total} 处</translation>
    </message>
</context>
<context>
    <name>FirstKeyDialog</name>
    <message>
        <source>Paste a key</source>
        <translation>粘贴密钥</translation>
    </message>
    <message>
        <source>&amp;Keep and check it</source>
        <translation>保存并检查(&amp;K)</translation>
    </message>
    <message>
        <source>Keeping the key, and checking it free of charge…</source>
        <translation>正在保存密钥并免费检查……</translation>
    </message>
    <message>
        <source>Its form does not say who gave it: choose.</source>
        <translation>从形式看不出是谁提供的：请选择。</translation>
    </message>
    <message>
        <source>This looks like a key of {owner}, which this app cannot ask.</source>
        <translation>这看起来像 {owner} 的密钥，本应用无法向其提问。</translation>
    </message>
    <message>
        <source>This looks like a key of {name}, which has to be added first.</source>
        <translation>这看起来像 {name} 的密钥，需要先添加该服务商。</translation>
    </message>
    <message>
        <source>Keys of {names} look like this: choose who gave it to you.</source>
        <translation>{names} 的密钥都是这种形式：请选择是谁提供给您的。</translation>
    </message>
    <message>
        <source>Attention: this looks like a key of {name}.</source>
        <translation>注意：这看起来像 {name} 的密钥。</translation>
    </message>
    <message>
        <source>This is what keys of {name} look like.</source>
        <translation>这正是 {name} 密钥的形式。</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>Who gave you this key?</source>
        <translation>这个密钥是谁提供给您的？</translation>
    </message>
    <message>
        <source>The key goes into the key store of this system, if there is one, and never into a file. It is sent to the provider that you choose and to nobody else.</source>
        <translation>密钥会存入本系统的密钥库（如果有），绝不写入文件。它只发送给您选择的服务商，不会发给其他任何人。</translation>
    </message>
    <message>
        <source>K&amp;ey</source>
        <translation>密钥(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Provider</source>
        <translation>服务商(&amp;P)</translation>
    </message>
</context>
<context>
    <name>FoldersDialog</name>
    <message>
        <source>Move to a folder</source>
        <translation>移到文件夹</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Name of a folder</source>
        <translation>文件夹名称</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>移动(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>不放入文件夹</translation>
    </message>
    <message>
        <source>Conversations to move: {count}. Choose a folder, or make a new one.</source>
        <translation>要移动的对话：{count}。请选择一个文件夹，或新建一个。</translation>
    </message>
    <message>
        <source>A conversation is in one folder or in none; it can have many tags.</source>
        <translation>一个对话在一个文件夹里或不在任何文件夹里，可以有多个标签。</translation>
    </message>
    <message>
        <source>There is no folder yet. Type a name for the first one.</source>
        <translation>还没有文件夹。请输入第一个文件夹的名称。</translation>
    </message>
</context>
<context>
    <name>GroupTools</name>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copy what all lanes that are seen said in this turn</source>
        <translation>复制本轮中所有可见栏的内容</translation>
    </message>
    <message>
        <source>Each lane scrolls alone</source>
        <translation>各栏独立滚动</translation>
    </message>
    <message>
        <source>Lanes scroll together</source>
        <translation>各栏同步滚动</translation>
    </message>
    <message>
        <source>Lanes scroll by section</source>
        <translation>各栏按段落同步滚动</translation>
    </message>
    <message>
        <source>Retry failed: {lanes}</source>
        <translation>重试失败的栏：{lanes}</translation>
    </message>
    <message>
        <source>What the other lanes do where you scroll one (Ctrl+F8)</source>
        <translation>滚动一栏时其他栏是否跟随（Ctrl+F8）</translation>
    </message>
    <message>
        <source>How lanes scroll: {lock}</source>
        <translation>滚动方式：{lock}</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Run again…</source>
        <translation>重新提问…</translation>
    </message>
    <message>
        <source>Thinking in steps…</source>
        <translation>分步查看思考…</translation>
    </message>
    <message>
        <source>Verdicts…</source>
        <translation>评判…</translation>
    </message>
    <message>
        <source>As sections (Ctrl+Shift+C)</source>
        <translation>按小节（Ctrl+Shift+C）</translation>
    </message>
    <message>
        <source>As sections, without thinking</source>
        <translation>按小节，不含思考</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>表格形式</translation>
    </message>
    <message>
        <source>As a table, without thinking</source>
        <translation>表格形式，不含思考</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
</context>
<context>
    <name>HitRows</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>IdentityButton</name>
    <message>
        <source>Change the model of this lane</source>
        <translation>更换此栏的模型</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>How much of the file was read</source>
        <translation>文件读取进度</translation>
    </message>
    <message>
        <source>What became of the import</source>
        <translation>导入结果</translation>
    </message>
    <message>
        <source>&amp;Copy this report</source>
        <translation>复制此报告(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The import is over. What is new stands in the library.</source>
        <translation>导入已结束。新内容已在资料库中。</translation>
    </message>
    <message>
        <source>The import is over. Nothing new came into the library.</source>
        <translation>导入已结束。资料库中没有新增内容。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Exports (*.zip *.json *.jsonl)</source>
        <translation>导出文件 (*.zip *.json *.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The import was cancelled. What was imported before this file stays.</source>
        <translation>导入已取消。在此文件之前导入的内容予以保留。</translation>
    </message>
    <message>
        <source>The import was cancelled. Nothing was added.</source>
        <translation>导入已取消，没有添加任何内容。</translation>
    </message>
    <message>
        <source>Import once more</source>
        <translation>再次导入</translation>
    </message>
</context>
<context>
    <name>Judging</name>
    <message>
        <source>Both are answering. You see both answers when both have finished.</source>
        <translation>两栏都在作答，全部结束后一并显示。</translation>
    </message>
    <message>
        <source>Both have answered. The answers are shown at one pace.</source>
        <translation>两栏都已答完，正以相同的速度显示。</translation>
    </message>
    <message>
        <source>Not both of them gave an answer, so there is nothing to judge.</source>
        <translation>并非两栏都给出了回答，无法评判。</translation>
    </message>
    <message>
        <source>Names appear after you vote.</source>
        <translation>评判后显示名称。</translation>
    </message>
    <message>
        <source>There are no two answers to judge now.</source>
        <translation>现在没有两个回答可供评判。</translation>
    </message>
    <message>
        <source>The note was saved.</source>
        <translation>备注已保存。</translation>
    </message>
    <message>
        <source>There is no verdict to take back here.</source>
        <translation>这里没有可以撤销的评判。</translation>
    </message>
    <message>
        <source>{left} and {right}</source>
        <translation>{left} 和 {right}</translation>
    </message>
</context>
<context>
    <name>KeyDoubt</name>
    <message>
        <source>Send it all the same</source>
        <translation>仍然发送</translation>
    </message>
    <message>
        <source>This looks like a key ({shown}). With the instructions it would go out with every question. Do not send keys to a model.</source>
        <translation>这看起来像一个密钥（{shown}）。它会随指令与每个问题一起发出。请勿将密钥发送给模型。</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Paste the key here; it is not shown</source>
        <translation>在此粘贴密钥；不会显示出来</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
</context>
<context>
    <name>KeyPanel</name>
    <message>
        <source>&amp;Keep this key</source>
        <translation>保存此密钥(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Where is my key?</source>
        <translation>我的密钥在哪里？(&amp;W)</translation>
    </message>
    <message>
        <source>F&amp;orget it</source>
        <translation>删除(&amp;O)</translation>
    </message>
    <message>
        <source>{key} is in the environment variable {place}. It counts first, for this session, and is stored nowhere.</source>
        <translation>{key} 在环境变量 {place} 中。它在本次会话中优先使用，不会保存到任何地方。</translation>
    </message>
    <message>
        <source>{key} is kept in {place}, for this address only.</source>
        <translation>{key} 保存在 {place} 中，仅用于此地址。</translation>
    </message>
    <message>
        <source>{key} is in memory only, until the app ends.</source>
        <translation>{key} 只在内存中，直到应用退出。</translation>
    </message>
    <message>
        <source>None is sent. If this server wants one, give it here.</source>
        <translation>不发送密钥。如果这台服务器需要，请在此填写。</translation>
    </message>
    <message>
        <source>There is no key for {provider}. Paste it here, or set the environment variable {variable} and start the app again.</source>
        <translation>{provider} 没有密钥。请在此粘贴，或设置环境变量 {variable} 后重新启动应用。</translation>
    </message>
    <message>
        <source>Keeping it…</source>
        <translation>正在保存……</translation>
    </message>
    <message>
        <source>Asking the key store…</source>
        <translation>正在询问密钥库……</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
</context>
<context>
    <name>KeysField</name>
    <message>
        <source>Press the keys</source>
        <translation>请按下按键</translation>
    </message>
</context>
<context>
    <name>KeysTable</name>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其快捷键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>LaneButtons</name>
    <message>
        <source>All lanes (Esc)</source>
        <translation>所有栏（Esc）</translation>
    </message>
    <message>
        <source>Back to all lanes</source>
        <translation>返回所有栏</translation>
    </message>
    <message>
        <source>See alone (F9)</source>
        <translation>单独查看（F9）</translation>
    </message>
    <message>
        <source>Stop this lane; what had arrived is kept</source>
        <translation>停止这一栏；已收到的内容会保留</translation>
    </message>
    <message>
        <source>Stop this lane</source>
        <translation>停止这一栏</translation>
    </message>
    <message>
        <source>Whether, and how long, the model thinks</source>
        <translation>模型是否思考、思考多久</translation>
    </message>
    <message>
        <source>Settings of this lane, and what is known of its model</source>
        <translation>此栏的设置与模型信息</translation>
    </message>
    <message>
        <source>Settings of lane {letter}</source>
        <translation>{letter} 栏的设置</translation>
    </message>
    <message>
        <source>Thinking and effort of lane {letter}</source>
        <translation>{letter} 栏的思考与力度</translation>
    </message>
</context>
<context>
    <name>LaneChips</name>
    <message>
        <source>Who is asked next</source>
        <translation>接下来询问谁</translation>
    </message>
    <message>
        <source>Add a lane</source>
        <translation>添加一栏</translation>
    </message>
    <message>
        <source>Ask another model, too</source>
        <translation>再询问一个模型</translation>
    </message>
    <message>
        <source>All at once</source>
        <translation>同时提问</translation>
    </message>
    <message>
        <source>One after another</source>
        <translation>依次提问</translation>
    </message>
    <message>
        <source>All at once, until one has answered</source>
        <translation>竞速（先答完即止）</translation>
    </message>
    <message>
        <source>In which order the lanes are asked: {order}</source>
        <translation>提问顺序：{order}</translation>
    </message>
    <message>
        <source>Lane {letter} is hidden and not asked; show it (Ctrl+{key})</source>
        <translation>{letter} 栏已隐藏，不会被询问；点击显示（Ctrl+{key}）</translation>
    </message>
    <message>
        <source>Lane {letter} is asked next; let it rest (Ctrl+{key})</source>
        <translation>接下来会询问 {letter} 栏；点击让它休息（Ctrl+{key}）</translation>
    </message>
    <message>
        <source>Lane {letter} rests; ask it next (Ctrl+{key})</source>
        <translation>{letter} 栏在休息；点击接下来询问它（Ctrl+{key}）</translation>
    </message>
    <message>
        <source>{letter}  {model} · hidden</source>
        <translation>{letter}  {model} · 已隐藏</translation>
    </message>
    <message>
        <source>{letter}  {model}</source>
        <translation>{letter}  {model}</translation>
    </message>
    <message>
        <source>{letter}  {model} · rests</source>
        <translation>{letter}  {model} · 休息</translation>
    </message>
</context>
<context>
    <name>LaneColumn</name>
    <message>
        <source>Lane {letter}</source>
        <translation>栏 {letter}</translation>
    </message>
</context>
<context>
    <name>LaneFigures</name>
    <message>
        <source>Figures of lane {letter}</source>
        <translation>{letter} 栏的数据</translation>
    </message>
    <message>
        <source>&amp;Copy selection</source>
        <translation>复制所选内容(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;figures</source>
        <translation>复制数据(&amp;F)</translation>
    </message>
</context>
<context>
    <name>LaneHeader</name>
    <message>
        <source>Waiting for a reply that comes in one piece</source>
        <translation>正在等待一次性到达的回复</translation>
    </message>
    <message>
        <source>arriving in another window</source>
        <translation>正在另一个窗口中接收</translation>
    </message>
    <message>
        <source>waits for lane {letter}</source>
        <translation>等待 {letter} 栏</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未提问</translation>
    </message>
</context>
<context>
    <name>LaneIdentity</name>
    <message>
        <source>rests</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>This lane is not asked in the next turn.</source>
        <translation>下一轮不会询问这一栏。</translation>
    </message>
    <message>
        <source>Model of lane {letter}</source>
        <translation>{letter} 栏的模型</translation>
    </message>
</context>
<context>
    <name>LaneMenu</name>
    <message>
        <source>Change &amp;model…</source>
        <translation>更换模型(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Settings of this lane…</source>
        <translation>此栏的设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;About this model…</source>
        <translation>关于此模型(&amp;A)…</translation>
    </message>
    <message>
        <source>A&amp;dd a lane…</source>
        <translation>添加一栏(&amp;D)…</translation>
    </message>
    <message>
        <source>D&amp;uplicate this lane</source>
        <translation>复制此栏(&amp;U)</translation>
    </message>
    <message>
        <source>See a&amp;ll lanes</source>
        <translation>查看所有栏(&amp;L)</translation>
    </message>
    <message>
        <source>See it alo&amp;ne</source>
        <translation>单独查看(&amp;N)</translation>
    </message>
    <message>
        <source>Sh&amp;ow this lane, and ask it</source>
        <translation>显示此栏并询问它(&amp;O)</translation>
    </message>
    <message>
        <source>Ask it ne&amp;xt</source>
        <translation>接下来询问它(&amp;X)</translation>
    </message>
    <message>
        <source>L&amp;et it rest</source>
        <translation>让它休息(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Hide this lane</source>
        <translation>隐藏此栏(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Remove this lane</source>
        <translation>移除此栏(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>收藏(&amp;F)</translation>
    </message>
    <message>
        <source>Offered first where a model is chosen</source>
        <translation>选择模型时排在最前</translation>
    </message>
</context>
<context>
    <name>LaneSetForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>for example: R1 vs V3</source>
        <translation>例如：R1 对 V3</translation>
    </message>
    <message>
        <source>New comparisons &amp;begin with this set</source>
        <translation>新建对比时使用此组合(&amp;B)</translation>
    </message>
    <message>
        <source>Add a &amp;lane</source>
        <translation>添加一栏(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Take the lanes of the tab</source>
        <translation>采用标签页中的各栏(&amp;T)</translation>
    </message>
    <message>
        <source>Instructions and parameters are those of the lanes that were saved. To change them, set up the lanes of a tab and take them here.</source>
        <translation>指令和参数取自保存时的各栏。要更改它们，请在标签页中设置各栏，再在此采用。</translation>
    </message>
    <message>
        <source>In which order the lanes are asked</source>
        <translation>各栏的提问顺序</translation>
    </message>
    <message>
        <source>All at once</source>
        <translation>同时提问</translation>
    </message>
    <message>
        <source>One after another</source>
        <translation>依次提问</translation>
    </message>
    <message>
        <source>All at once, until one has answered</source>
        <translation>竞速（先答完即止）</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Asked</source>
        <translation>询问(&amp;A)</translation>
    </message>
</context>
<context>
    <name>LaneSets</name>
    <message>
        <source>Compare with: {name}</source>
        <translation>对比：{name}</translation>
    </message>
</context>
<context>
    <name>LaneSetsDialog</name>
    <message>
        <source>Sets of lanes</source>
        <translation>栏的组合</translation>
    </message>
    <message>
        <source>Com&amp;pare here</source>
        <translation>在此对比(&amp;P)</translation>
    </message>
    <message>
        <source>Com&amp;pare in a new tab</source>
        <translation>在新标签页中对比(&amp;P)</translation>
    </message>
    <message>
        <source>Find a set</source>
        <translation>查找组合</translation>
    </message>
    <message>
        <source>No set yet. One holds who is compared, and in which order.</source>
        <translation>还没有组合。组合会保存对比哪些模型及提问顺序。</translation>
    </message>
    <message>
        <source>★ begins new comparisons</source>
        <translation>★ 新建对比时使用</translation>
    </message>
    <message>
        <source>New set</source>
        <translation>新组合</translation>
    </message>
</context>
<context>
    <name>LaneSettingsDialog</name>
    <message>
        <source>Settings of lane {letter}</source>
        <translation>{letter} 栏的设置</translation>
    </message>
    <message>
        <source>What you change holds from the next question on, and is marked there. What is left empty is the provider&apos;s to choose; what would have no effect is folded away, and is not sent.</source>
        <translation>更改从下一个问题起生效，并在该处标出。留空的项由服务商决定；无效的项已折叠，不会发送。</translation>
    </message>
    <message>
        <source>What is left empty is the provider&apos;s to choose. What would have no effect is folded away, and is not sent.</source>
        <translation>留空的项由服务商决定。无效的项已折叠，不会发送。</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Not everything is saved</source>
        <translation>并非全部都已保存</translation>
    </message>
    <message>
        <source>The disk refuses to store what arrived last, so it is only in memory. It is tried again every few seconds. If you close now, that may be lost.</source>
        <translation>磁盘拒绝保存最后收到的内容，因此它只在内存中，每隔几秒会重试一次。如果现在关闭，这些内容可能会丢失。</translation>
    </message>
    <message>
        <source>&amp;Close all the same</source>
        <translation>仍然关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>LibraryBar</name>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the library</source>
        <translation>筛选资料库</translation>
    </message>
    <message>
        <source>Find a conversation</source>
        <translation>查找对话</translation>
    </message>
    <message>
        <source>Find a conversation by its title or its texts</source>
        <translation>按标题或正文查找对话</translation>
    </message>
    <message>
        <source>Filter no more by “{what}”</source>
        <translation>不再按“{what}”筛选</translation>
    </message>
    <message>
        <source>Search all texts for “{words}”…</source>
        <translation>在全部正文中搜索“{words}”…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>标签(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>服务商(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>F&amp;olders…</source>
        <translation>管理文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Show all again</source>
        <translation>重新显示全部(&amp;S)</translation>
    </message>
</context>
<context>
    <name>LibraryList</name>
    <message>
        <source>Nothing here fits. The menu “Filter” shows all again.</source>
        <translation>没有符合的对话。“筛选”菜单可重新显示全部。</translation>
    </message>
    <message>
        <source>What you ask is kept here, on this computer.</source>
        <translation>您问过的内容都保存在这里，就在这台电脑上。</translation>
    </message>
</context>
<context>
    <name>LibraryRow</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Enter renames, Esc leaves the title as it was</source>
        <translation>回车键确认，Esc 键保留原标题</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>Stored conversations</source>
        <translation>已保存的对话</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>Its text names another host: {host}</source>
        <translation>它的文字写的是另一个主机：{host}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Replies were interrupted when the app last ended. What had arrived is kept: the library marks it “interrupted”.</source>
        <translation>上次退出时有回复中断。已收到的内容会保留，并在资料库中标为“已中断”。</translation>
    </message>
    <message>
        <source>Li&amp;brary</source>
        <translation>资料库(&amp;B)</translation>
    </message>
</context>
<context>
    <name>ModelCardDialog</name>
    <message>
        <source>About this model</source>
        <translation>关于此模型</translation>
    </message>
</context>
<context>
    <name>ModelChoice</name>
    <message>
        <source>Choose a model, or type PROVIDER/MODEL</source>
        <translation>选择一个模型，或输入“服务商/模型”</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>as typed; nothing is known of it</source>
        <translation>按输入的名称；目录中没有资料</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>It ended without an answer.</source>
        <translation>已结束，没有回答。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>关闭此提示</translation>
    </message>
</context>
<context>
    <name>OpeningLinkDialog</name>
    <message>
        <source>Write a mail?</source>
        <translation>写邮件？</translation>
    </message>
    <message>
        <source>Open this link?</source>
        <translation>打开此链接？</translation>
    </message>
    <message>
        <source>Your mail program would write to:</source>
        <translation>您的邮件程序将写信给：</translation>
    </message>
    <message>
        <source>Your browser would open:</source>
        <translation>您的浏览器将打开：</translation>
    </message>
    <message>
        <source>It may be written as: {host}</source>
        <translation>也可以写作：{host}</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Whole address</source>
        <translation>完整地址</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>The text of the link names another host: {host}</source>
        <translation>链接的文字写的是另一个主机：{host}</translation>
    </message>
    <message>
        <source>What stands before the “@” is a user name, not the host: {user}</source>
        <translation>“@”之前的是用户名，不是主机：{user}</translation>
    </message>
    <message>
        <source>The host mixes letters of several scripts that look alike.</source>
        <translation>主机名混用了多种文字中外形相似的字母。</translation>
    </message>
    <message>
        <source>The host is written with signs that hide what it is.</source>
        <translation>主机名的写法含有掩饰其真实身份的符号。</translation>
    </message>
    <message>
        <source>The host is a number, not a name.</source>
        <translation>主机是一个数字地址，不是名称。</translation>
    </message>
    <message>
        <source>The port is an unusual one: {port}</source>
        <translation>端口不常见：{port}</translation>
    </message>
    <message>
        <source>The connection is not encrypted: others can read along.</source>
        <translation>连接未加密：他人可能看到内容。</translation>
    </message>
</context>
<context>
    <name>OpeningReports</name>
    <message>
        <source>Open a report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>Reports (*.dsreport *.json)</source>
        <translation>报告 (*.dsreport *.json)</translation>
    </message>
    <message>
        <source>{file} was not opened. {reason}</source>
        <translation>未能打开 {file}。{reason}</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>OutlineDialog</name>
    <message>
        <source>Thinking in steps</source>
        <translation>分步查看思考</translation>
    </message>
    <message>
        <source>A rule of thumb cuts the thinking here, by how its sentences begin. It does not understand them. Choose a step to read it in the lane.</source>
        <translation>这里用经验规则按句首的写法把思考切分成步骤，并不理解内容。选择一步，即可在栏中阅读。</translation>
    </message>
    <message>
        <source>Nothing was thought in this turn.</source>
        <translation>本轮没有思考。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Go to where {one} and {other} part</source>
        <translation>前往 {one} 与 {other} 分开之处</translation>
    </message>
    <message>
        <source>Lane {letter}</source>
        <translation>栏 {letter}</translation>
    </message>
    <message>
        <source>steps: {count}</source>
        <translation>步数：{count}</translation>
    </message>
    <message>
        <source>Steps of lane {letter}</source>
        <translation>{letter} 栏的步骤</translation>
    </message>
    <message>
        <source>{number}  {kind} · {share} %</source>
        <translation>{number}  {kind} · {share}%</translation>
    </message>
</context>
<context>
    <name>Outlining</name>
    <message>
        <source>The thinking is hidden until you have judged the answers.</source>
        <translation>评判回答之前，思考内容是隐藏的。</translation>
    </message>
</context>
<context>
    <name>PairsTable</name>
    <message>
        <source>Pairs</source>
        <translation>成对比较</translation>
    </message>
    <message>
        <source>Contestants</source>
        <translation>参评者</translation>
    </message>
    <message>
        <source>Wins</source>
        <translation>胜</translation>
    </message>
    <message>
        <source>Ties
both bad</source>
        <translation>平局
都不好</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Share of wins
95 % interval</source>
        <translation>胜率
95% 区间</translation>
    </message>
    <message>
        <source>p
adjusted</source>
        <translation>p
校正后</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>结论</translation>
    </message>
</context>
<context>
    <name>ParameterField</name>
    <message>
        <source>left to the provider</source>
        <translation>由服务商决定</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>left to the provider; {least} to {most}</source>
        <translation>由服务商决定；{least} 到 {most}</translation>
    </message>
</context>
<context>
    <name>PersonaForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>for example: Strict reviewer</source>
        <translation>例如：严格的审稿人</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>whichever is chosen in the lane</source>
        <translation>栏中所选的任意模型</translation>
    </message>
</context>
<context>
    <name>PersonaMenu</name>
    <message>
        <source>Use &amp;persona</source>
        <translation>使用角色(&amp;P)</translation>
    </message>
    <message>
        <source>No persona yet</source>
        <translation>还没有角色</translation>
    </message>
    <message>
        <source>&amp;Save these settings as a persona…</source>
        <translation>将这些设置存为角色(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Manage personas…</source>
        <translation>管理角色(&amp;M)…</translation>
    </message>
</context>
<context>
    <name>Personas</name>
    <message>
        <source>New persona</source>
        <translation>新角色</translation>
    </message>
    <message>
        <source>Use persona: {name}</source>
        <translation>使用角色：{name}</translation>
    </message>
</context>
<context>
    <name>PersonasDialog</name>
    <message>
        <source>Personas</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Find a persona</source>
        <translation>查找角色</translation>
    </message>
    <message>
        <source>No persona yet. One holds instructions and parameters for lanes.</source>
        <translation>还没有角色。角色保存栏的指令和参数。</translation>
    </message>
    <message>
        <source>Use in &amp;lane</source>
        <translation>用于栏(&amp;L)</translation>
    </message>
    <message>
        <source>Use in &amp;lane {letter}</source>
        <translation>用于 {letter} 栏(&amp;L)</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>新角色</translation>
    </message>
</context>
<context>
    <name>PickModel</name>
    <message>
        <source>Find a model, or type PROVIDER/MODEL</source>
        <translation>查找模型，或输入“服务商/模型”</translation>
    </message>
    <message>
        <source>No model is called that. Type PROVIDER/MODEL to ask any other.</source>
        <translation>没有这样的模型。可以输入“服务商/模型”向任何其他模型提问。</translation>
    </message>
</context>
<context>
    <name>Picking</name>
    <message>
        <source>Model of lane {letter}</source>
        <translation>{letter} 栏的模型</translation>
    </message>
    <message>
        <source>Who answers from the next question on. The earlier replies stay.</source>
        <translation>从下一个问题起由谁回答。先前的回复保留。</translation>
    </message>
    <message>
        <source>Who answers in this lane. It can be changed at any time.</source>
        <translation>此栏由谁回答。随时可以更换。</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>选择(&amp;C)</translation>
    </message>
    <message>
        <source>Who answers beside the others from the next question on, without knowing of the turns before. “Use as context” under an answer lets all lanes go on from it.</source>
        <translation>从下一个问题起与其他栏一同作答，但不知道之前的各轮。点击回答下方的“用作上下文”，可让所有栏接着该回答继续。</translation>
    </message>
    <message>
        <source>Who answers beside the others. It can be changed at any time.</source>
        <translation>与其他栏一同作答，随时可以更改。</translation>
    </message>
    <message>
        <source>Another lane</source>
        <translation>再加一栏</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>Retry with another model or host</source>
        <translation>换模型或服务商重试</translation>
    </message>
    <message>
        <source>{model} stays the model of this lane.</source>
        <translation>{model} 仍是此栏的模型。</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>重试(&amp;R)</translation>
    </message>
    <message>
        <source>There are six lanes; more would not be read.</source>
        <translation>已有六栏；再多就看不过来了。</translation>
    </message>
</context>
<context>
    <name>PlainHttp</name>
    <message>
        <source>This host is &amp;mine</source>
        <translation>这台主机是我的(&amp;M)</translation>
    </message>
    <message>
        <source>My key and my words may travel readable to it.</source>
        <translation>我的密钥和内容可以明文传到那里。</translation>
    </message>
</context>
<context>
    <name>PromptFoot</name>
    <message>
        <source>Below the question</source>
        <translation>问题下方</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>上一个版本</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>下一个版本</translation>
    </message>
    <message>
        <source>Edit this question</source>
        <translation>编辑此问题</translation>
    </message>
    <message>
        <source>Edit this question; this one and its replies are kept</source>
        <translation>编辑此问题；原问题及其回复会保留</translation>
    </message>
    <message>
        <source>More to do with this question</source>
        <translation>对此问题的更多操作</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>现在提问</translation>
    </message>
    <message>
        <source>This question was saved and not asked yet</source>
        <translation>此问题已保存，尚未提问</translation>
    </message>
    <message>
        <source>Later questions with another version: {count}</source>
        <translation>另一版本之后还有问题：{count}</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Fork into a new conversation</source>
        <translation>分叉为新对话(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Delete this turn</source>
        <translation>删除这一轮(&amp;D)</translation>
    </message>
</context>
<context>
    <name>PromptForm</name>
    <message>
        <source>for example: translate</source>
        <translation>例如：翻译</translation>
    </message>
    <message>
        <source>&amp;Name, typed behind a slash</source>
        <translation>名称，在斜杠后输入(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>内容(&amp;T)</translation>
    </message>
    <message>
        <source>{{name}} is asked for when the prompt is used, {{name=default}} as well, with something to begin with. {{selection}} is what is selected in the replies, {{clipboard}} what was copied last.</source>
        <translation>使用提示词时会询问 {{name}}；{{name=default}} 也会询问，并带有初始内容。{{selection}} 是回复中选中的文字，{{clipboard}} 是最近复制的内容。</translation>
    </message>
</context>
<context>
    <name>PromptLibraryDialog</name>
    <message>
        <source>Prompt library</source>
        <translation>提示词库</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <translation>查找提示词</translation>
    </message>
    <message>
        <source>No prompt yet. One is brought into a question by its name.</source>
        <translation>还没有提示词。提问时输入名称即可插入提示词。</translation>
    </message>
    <message>
        <source>Inse&amp;rt</source>
        <translation>插入(&amp;R)</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>new-prompt</source>
        <translation>新提示词</translation>
    </message>
</context>
<context>
    <name>PromptValuesDialog</name>
    <message>
        <source>Fill in /{name}</source>
        <translation>填写 /{name}</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Nothing is sent yet.</source>
        <translation>目前什么都没有发送。</translation>
    </message>
    <message>
        <source>What is selected (nothing is)</source>
        <translation>选中的文字（目前没有）</translation>
    </message>
    <message>
        <source>What was copied (no text was)</source>
        <translation>复制的文字（目前没有）</translation>
    </message>
</context>
<context>
    <name>ProviderActions</name>
    <message>
        <source>{name} is added. Choose it above a new conversation: {name}/MODEL</source>
        <translation>已添加 {name}。请在新对话上方选择它：{name}/模型名</translation>
    </message>
</context>
<context>
    <name>ProviderList</name>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Find servers on this machine</source>
        <translation>查找本机服务器(&amp;F)</translation>
    </message>
    <message>
        <source>Show hidden ({count})</source>
        <translation>显示隐藏项（{count}）</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>重新显示</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找……</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>needs its address</source>
        <translation>需要填写地址</translation>
    </message>
    <message>
        <source>on this machine</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>no key needed</source>
        <translation>不需要密钥</translation>
    </message>
    <message>
        <source>key set</source>
        <translation>密钥已设置</translation>
    </message>
    <message>
        <source>key missing</source>
        <translation>缺少密钥</translation>
    </message>
</context>
<context>
    <name>ProviderPage</name>
    <message>
        <source>F&amp;etch its models</source>
        <translation>获取模型列表(&amp;E)</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>更改(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>The check has ended.</source>
        <translation>检查已结束。</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>正在获取……</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>须知</translation>
    </message>
    <message>
        <source>None is known yet.</source>
        <translation>尚无已知模型。</translation>
    </message>
    <message>
        <source>{count} known.</source>
        <translation>已知 {count} 个。</translation>
    </message>
    <message>
        <source>{count} known; the list is of {last}.</source>
        <translation>已知 {count} 个；列表日期为 {last}。</translation>
    </message>
    <message>
        <source>{count} known; the list is of {first} to {last}.</source>
        <translation>已知 {count} 个；列表日期为 {first} 至 {last}。</translation>
    </message>
    <message>
        <source>Where {title} is, only you know: press “Add…” and give its address.</source>
        <translation>{title} 的地址只有您知道：请按“添加…”并填写地址。</translation>
    </message>
</context>
<context>
    <name>ProvidersDialog</name>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QuestionField</name>
    <message>
        <source>Your question</source>
        <translation>您的问题</translation>
    </message>
    <message>
        <source>Pasted text {number}</source>
        <translation>粘贴的文本 {number}</translation>
    </message>
</context>
<context>
    <name>ReadingWindow</name>
    <message>
        <source>Find in these pages</source>
        <translation>在这些页面中查找</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>That is in none of these pages.</source>
        <translation>这些页面中都没有。</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>The archive needs you</source>
        <translation>存档需要您处理</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>Open this &amp;backup</source>
        <translation>打开此备份(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Salvage what can be read</source>
        <translation>抢救可读内容(&amp;S)</translation>
    </message>
    <message>
        <source>Start a &amp;new archive beside it</source>
        <translation>在旁边新建存档(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Whatever you choose, the file is kept in {folder} under another name, and nothing is deleted. Salvaging reads all that can still be read into a new archive and tells what is missing.</source>
        <translation>无论您选择哪一种，该文件都会以另一个名称保留在 {folder} 中，不会删除任何内容。抢救会把仍可读取的内容全部读入新存档，并说明缺少什么。</translation>
    </message>
</context>
<context>
    <name>ReplayBar</name>
    <message>
        <source>Replay</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>到开头</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>到结尾</translation>
    </message>
    <message>
        <source>End the replay (Esc)</source>
        <translation>结束重放（Esc）</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停（空格键）</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空格键）</translation>
    </message>
    <message>
        <source>{now} of {all} s</source>
        <translation>{now} / {all} 秒</translation>
    </message>
    <message>
        <source>{now} of {all}</source>
        <translation>{now} / {all}</translation>
    </message>
    <message>
        <source>Speed of the replay</source>
        <translation>重放速度</translation>
    </message>
</context>
<context>
    <name>ReplayTracks</name>
    <message>
        <source>Who was doing what when</source>
        <translation>各栏在何时做什么</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>思考中</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>回答中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>clock not known</source>
        <translation>时间未知</translation>
    </message>
    <message>
        <source>{stage} until {seconds} s</source>
        <translation>{stage}，至 {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>Replaying</name>
    <message>
        <source>A replay would tell who is who: judge first.</source>
        <translation>重放会暴露身份：请先评判。</translation>
    </message>
    <message>
        <source>It can be played again once all lanes have ended.</source>
        <translation>所有栏结束后方可重放。</translation>
    </message>
    <message>
        <source>Nobody noted how fast these replies came, so they stay as they are.</source>
        <translation>没有记录这些回复的到达速度，因此无法重放。</translation>
    </message>
    <message>
        <source>its pace is not known</source>
        <translation>节奏未知</translation>
    </message>
    <message>
        <source>clock not known: shown as it ended</source>
        <translation>时间未知：显示最终结果</translation>
    </message>
    <message>
        <source>asked for later</source>
        <translation>后来才提问</translation>
    </message>
    <message>
        <source>Play this turn again on its own clock: who was still thinking, and when</source>
        <translation>按原来的节奏重放这一轮：看谁在何时仍在思考</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>重放</translation>
    </message>
</context>
<context>
    <name>ReplyFoot</name>
    <message>
        <source>Below the reply</source>
        <translation>回复下方</translation>
    </message>
    <message>
        <source>Retry without “{name}”</source>
        <translation>不带“{name}”重试</translation>
    </message>
    <message>
        <source>Next reply</source>
        <translation>下一个回复</translation>
    </message>
    <message>
        <source>Previous reply</source>
        <translation>上一个回复</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Ask this model again; this reply is kept</source>
        <translation>再次询问此模型；这条回复会保留</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Let the model go on with this answer; this reply is kept</source>
        <translation>让模型接着写这个回答；此回复会保留</translation>
    </message>
    <message>
        <source>Send along</source>
        <translation>一并发送</translation>
    </message>
    <message>
        <source>Send this cut answer along with the next question; else it is left out</source>
        <translation>将这个被截断的回答随下一个问题一并发送；否则会略去它</translation>
    </message>
    <message>
        <source>Use as context</source>
        <translation>用作上下文</translation>
    </message>
    <message>
        <source>Let all lanes go on from this answer with the next question</source>
        <translation>让所有栏的下一个问题都接着这个回答</translation>
    </message>
    <message>
        <source>Give the key…</source>
        <translation>填写密钥…</translation>
    </message>
    <message>
        <source>Its models…</source>
        <translation>它的模型…</translation>
    </message>
    <message>
        <source>Another host…</source>
        <translation>其他服务商…</translation>
    </message>
    <message>
        <source>Answer now</source>
        <translation>立即作答</translation>
    </message>
    <message>
        <source>Stop the thinking, and let the model answer with what it thought so far</source>
        <translation>停止思考，让模型用目前想到的内容作答</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Who answered, and where every figure comes from</source>
        <translation>由谁回答，以及每个数字的来源</translation>
    </message>
    <message>
        <source>More to do with this reply</source>
        <translation>对此回复的更多操作</translation>
    </message>
    <message>
        <source>De&amp;tails</source>
        <translation>详情(&amp;T)</translation>
    </message>
    <message>
        <source>Retry with &amp;another model…</source>
        <translation>换一个模型重试(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Give this thinking to the other lanes…</source>
        <translation>把这段思考交给其他栏(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Fork into a new conversation</source>
        <translation>分叉为新对话(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Delete this turn</source>
        <translation>删除这一轮(&amp;D)</translation>
    </message>
</context>
<context>
    <name>ReplyView</name>
    <message>
        <source>Ask it now</source>
        <translation>现在询问</translation>
    </message>
    <message>
        <source>Ask this lane the question of this turn</source>
        <translation>向此栏提出这一轮的问题</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Save a report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>&amp;Only this question of {count}</source>
        <translation>只包含这个问题（共 {count} 个）(&amp;O)</translation>
    </message>
    <message>
        <source>With the &amp;thinking</source>
        <translation>包含思考(&amp;T)</translation>
    </message>
    <message>
        <source>With &amp;verdicts, reasons and notes</source>
        <translation>包含评判、理由和备注(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>Two files are saved: a page that every browser shows, without script and without anything from the network, and beside it the same as data, which this app can open again. Keys, accounts and folders are in neither.</source>
        <translation>会保存两个文件：一个任何浏览器都能显示的网页，不用脚本，也不从网络取任何内容；另一个是内容相同的数据文件，本应用可以再次打开。两个文件里都没有密钥、账户和文件夹。</translation>
    </message>
    <message>
        <source>The report tells who answered, and you have not judged yet.</source>
        <translation>报告会透露作答者，而您尚未评判。</translation>
    </message>
</context>
<context>
    <name>ReportLine</name>
    <message>
        <source>About the report…</source>
        <translation>关于此报告…</translation>
    </message>
    <message>
        <source>Opened from a report made on {at} with version {version}.</source>
        <translation>从 {at} 用版本 {version} 生成的报告打开。</translation>
    </message>
    <message>
        <source>Its checksums match what is in it.</source>
        <translation>校验和与内容相符。</translation>
    </message>
    <message>
        <source>Its checksums do not match: it was changed after it was made.</source>
        <translation>校验和不符：生成后被改动过。</translation>
    </message>
</context>
<context>
    <name>RunningAgain</name>
    <message>
        <source>There is nothing to ask again yet: ask a question first.</source>
        <translation>还没有可重新提出的问题：请先提问。</translation>
    </message>
    <message>
        <source>The same is asked once more, in a new conversation. Questions: {count}.</source>
        <translation>将在新对话中重新提出相同的问题，共 {count} 个。</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新提问</translation>
    </message>
    <message>
        <source>Again: {title}</source>
        <translation>重新提问：{title}</translation>
    </message>
</context>
<context>
    <name>SavingReports</name>
    <message>
        <source>There is nothing to report on yet: ask a question first.</source>
        <translation>还没有可以报告的内容：请先提问。</translation>
    </message>
    <message>
        <source>Wait for the running replies, or stop them.</source>
        <translation>请等待正在进行的回复，或停止它们。</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Something in this conversation looks like a key. Whoever gets the report could use it. Nothing is saved yet.</source>
        <translation>此对话中有疑似密钥的内容，得到报告的人可能会使用它。尚未保存任何内容。</translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation>仍要保存</translation>
    </message>
    <message>
        <source>Pages (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>{name} is there already, and would be replaced.</source>
        <translation>{name} 已经存在，将被替换。</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>The report is saved: {page}, and beside it {record}.</source>
        <translation>报告已保存：{page}，旁边是 {record}。</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>No program could be found that shows {page}.</source>
        <translation>找不到可以显示 {page} 的程序。</translation>
    </message>
</context>
<context>
    <name>ScopeRow</name>
    <message>
        <source>Look only where a button is on; in all texts if none is</source>
        <translation>只在按下的按钮所指之处查找；都没按下则查找全部文本</translation>
    </message>
</context>
<context>
    <name>SearchAllDialog</name>
    <message>
        <source>Search all conversations</source>
        <translation>搜索所有对话</translation>
    </message>
    <message>
        <source>Looking on for parts of words. So far: {count}</source>
        <translation>正在继续查找词中的片段。目前：{count}</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有找到任何内容。</translation>
    </message>
    <message>
        <source>The best {count} are shown, and there are more. Add a word.</source>
        <translation>显示最相关的 {count} 条，还有更多。请再加一个词。</translation>
    </message>
    <message>
        <source>Every word has to occur in a text, in any order, also on branches that are not shown. Words in quotation marks stand together, and these narrow what is found:</source>
        <translation>每个词都要在同一文本中出现，不分顺序，包括未显示的分支。引号中的词连在一起，以下条件可缩小范围：</translation>
    </message>
    <message>
        <source>Found: {count}</source>
        <translation>找到：{count}</translation>
    </message>
</context>
<context>
    <name>SendButtons</name>
    <message>
        <source>Stop all</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>Stop all replies of this tab (Esc)</source>
        <translation>停止本标签页的所有回复（Esc）</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>Send when the running replies have ended ({keys})</source>
        <translation>等正在进行的回复结束后发送（{keys}）</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send ({keys})</source>
        <translation>发送（{keys}）</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>Send all again</source>
        <translation>重新全部发送</translation>
    </message>
    <message>
        <source>Leave out the oldest ({count})</source>
        <translation>去掉最早的（{count}）</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>修改问题</translation>
    </message>
    <message>
        <source>Send all anyway</source>
        <translation>仍然全部发送</translation>
    </message>
    <message>
        <source>Leave out the oldest ({count}) and send</source>
        <translation>去掉最早的（{count}）并发送</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>仍然发送</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>In this question something looks like a key ({shown}). Do not send keys to a model. Nothing was sent yet.</source>
        <translation>此问题中有看起来像密钥的内容（{shown}）。请勿把密钥发送给模型。尚未发送任何内容。</translation>
    </message>
    <message>
        <source>Go there and ask</source>
        <translation>转到该分支并提问</translation>
    </message>
    <message>
        <source>A question waits on another branch.</source>
        <translation>有一个问题在另一分支上等待。</translation>
    </message>
    <message>
        <source>What the next question fills and costs</source>
        <translation>下一个问题的占用与费用</translation>
    </message>
</context>
<context>
    <name>SetsButton</name>
    <message>
        <source>Sets ▾</source>
        <translation>组合 ▾</translation>
    </message>
    <message>
        <source>Sets of lanes</source>
        <translation>栏的组合</translation>
    </message>
    <message>
        <source>Sets of lanes: who is compared, kept under a name</source>
        <translation>栏的组合：命名保存对比哪些模型</translation>
    </message>
    <message>
        <source>No set yet</source>
        <translation>还没有组合</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>None yet: give a provider with several models its key</source>
        <translation>暂无：请先为拥有多个模型的服务商填写密钥</translation>
    </message>
    <message>
        <source>&amp;Save these lanes as a set…</source>
        <translation>将这些栏保存为组合(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Manage sets…</source>
        <translation>管理组合(&amp;M)…</translation>
    </message>
</context>
<context>
    <name>SettingField</name>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Reset {name}</source>
        <translation>恢复 {name} 的默认值</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>What you change takes effect at once and is kept.</source>
        <translation>更改立即生效并会保存。</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Settings, archive and log are kept here. For another folder, start the app with --data-dir FOLDER.</source>
        <translation>设置、存档和日志都保存在这里。要使用其他文件夹，请用 --data-dir FOLDER 启动应用。</translation>
    </message>
</context>
<context>
    <name>SetupForm</name>
    <message>
        <source>Instructions</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>Without effect here: {count}</source>
        <translation>在此无效的设置：{count}</translation>
    </message>
    <message>
        <source>This model was trained without instructions of this kind, so they go out in front of your first question.</source>
        <translation>这个模型训练时没有这类指示，因此指示放在您的第一个问题之前发送。</translation>
    </message>
</context>
<context>
    <name>SetupLine</name>
    <message>
        <source>Persona: {name}</source>
        <translation>角色：{name}</translation>
    </message>
</context>
<context>
    <name>Shelving</name>
    <message>
        <source>Pinned: {count}</source>
        <translation>已固定：{count}</translation>
    </message>
    <message>
        <source>No longer pinned: {count}</source>
        <translation>已取消固定：{count}</translation>
    </message>
    <message>
        <source>Marked as read: {count}</source>
        <translation>已标为已读：{count}</translation>
    </message>
    <message>
        <source>Marked as unread: {count}</source>
        <translation>已标为未读：{count}</translation>
    </message>
    <message>
        <source>Tags changed: {count}</source>
        <translation>已更改标签：{count}</translation>
    </message>
    <message>
        <source>Taken out of their folders: {count}</source>
        <translation>已移出文件夹：{count}</translation>
    </message>
    <message>
        <source>Moved to “{name}”: {count}</source>
        <translation>已移到“{name}”：{count}</translation>
    </message>
    <message>
        <source>The folder “{name}” is deleted. The conversations in it stay: {count}.</source>
        <translation>将删除文件夹“{name}”。其中的对话会保留：{count}。</translation>
    </message>
    <message>
        <source>Delete the folder</source>
        <translation>删除文件夹</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Find a command or keys</source>
        <translation>查找命令或快捷键</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>不设快捷键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Keys for “{command}”</source>
        <translation>“{command}”的快捷键</translation>
    </message>
    <message>
        <source>{keys} is needed to write or to read. Choose keys with Ctrl, or a function key.</source>
        <translation>{keys} 用于输入或阅读。请选用带 Ctrl 的组合键或功能键。</translation>
    </message>
    <message>
        <source>{keys} is used by “{command}”; it would lose it.</source>
        <translation>{keys} 已用于“{command}”，它将失去该快捷键。</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>改归此命令</translation>
    </message>
    <message>
        <source>All keys that you chose are forgotten.</source>
        <translation>您选择的所有快捷键都将被清除。</translation>
    </message>
    <message>
        <source>“{command}” now has {keys}.</source>
        <translation>“{command}”的快捷键现在是 {keys}。</translation>
    </message>
    <message>
        <source>“{command}” has none.</source>
        <translation>“{command}”没有快捷键。</translation>
    </message>
    <message>
        <source>Every command has its own keys again.</source>
        <translation>所有命令都已恢复默认快捷键。</translation>
    </message>
    <message>
        <source>Choose a command, then press its new keys. It holds at once.</source>
        <translation>选中一个命令，然后按下新的快捷键，立即生效。</translation>
    </message>
</context>
<context>
    <name>ShowingSpent</name>
    <message>
        <source>This conversation, the branch that is shown</source>
        <translation>本对话，所显示的分支</translation>
    </message>
    <message>
        <source>This conversation, all branches</source>
        <translation>本对话，所有分支</translation>
    </message>
    <message>
        <source>What it went to</source>
        <translation>花费构成</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>What was used and spent</source>
        <translation>用量与花费</translation>
    </message>
</context>
<context>
    <name>ShownTurns</name>
    <message>
        <source>Not asked in this turn.</source>
        <translation>本轮未提问。</translation>
    </message>
    <message>
        <source>Hidden until you have judged: it would tell who is who.</source>
        <translation>评判之前隐藏：它会泄露谁是谁。</translation>
    </message>
    <message>
        <source>The retry failed, so the earlier reply stays: {why}</source>
        <translation>重试失败，因此保留先前的回复：{why}</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Scroll sideways</source>
        <translation>横向滚动</translation>
    </message>
</context>
<context>
    <name>SlashList</name>
    <message>
        <source>Prompts and actions</source>
        <translation>提示词和操作</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
</context>
<context>
    <name>StandingsChoice</name>
    <message>
        <source>Contestants that are counted</source>
        <translation>统计哪些参评者</translation>
    </message>
    <message>
        <source>Who counts as one contestant</source>
        <translation>哪些算作同一参评者</translation>
    </message>
    <message>
        <source>By host and model</source>
        <translation>按服务商和模型</translation>
    </message>
    <message>
        <source>By host, model and settings</source>
        <translation>按服务商、模型和设置</translation>
    </message>
    <message>
        <source>By model, over all hosts</source>
        <translation>按模型，不分服务商</translation>
    </message>
    <message>
        <source>Reason of the verdict</source>
        <translation>评判理由</translation>
    </message>
    <message>
        <source>Blind or open</source>
        <translation>盲评或公开评判</translation>
    </message>
    <message>
        <source>Blind and open</source>
        <translation>盲评和公开评判</translation>
    </message>
    <message>
        <source>Blind only</source>
        <translation>仅盲评</translation>
    </message>
    <message>
        <source>Open only</source>
        <translation>仅公开评判</translation>
    </message>
    <message>
        <source>Without answers that name their model</source>
        <translation>不含透露模型名称的回答</translation>
    </message>
    <message>
        <source>All contestants</source>
        <translation>所有参评者</translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation>任何理由</translation>
    </message>
    <message>
        <source>{reason} ({count})</source>
        <translation>{reason}（{count}）</translation>
    </message>
</context>
<context>
    <name>StandingsMethods</name>
    <message>
        <source>How this is counted</source>
        <translation>如何统计</translation>
    </message>
</context>
<context>
    <name>StandingsView</name>
    <message>
        <source>What the verdicts add up to</source>
        <translation>评判汇总</translation>
    </message>
    <message>
        <source>No verdict is left of what is chosen above. Choose more to see some.</source>
        <translation>没有符合上方选择的评判。请放宽选择。</translation>
    </message>
    <message>
        <source>There are no verdicts yet. Ask two or more models the same question; when they have answered, say below the answers which one is better. What you say adds up here, and this window says how sure one can be of it.</source>
        <translation>还没有评判。请向两个或更多模型提同一个问题，等它们作答后，在回答下方选出哪个更好。评判会在这里汇总，并说明结论有多可靠。</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>成对比较</translation>
    </message>
    <message>
        <source>Pairs with fewer questions, which only a copy has: {count}</source>
        <translation>问题较少、仅在复制内容中列出的对：{count}</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Strengths, group {number}</source>
        <translation>强度，第 {number} 组</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>One question, side by side</source>
        <translation>一个问题，并排对比</translation>
    </message>
    <message>
        <source>Choose who answers above, then ask below: thinking and answer arrive next to each other, with time and tokens. The demo needs no key and costs nothing; its answers were written for this app. To begin with:</source>
        <translation>在上方选择由谁回答，在下方提问：思考与回答会并排出现，并附上用时和词元数。演示（Demo）不需要密钥，也不花钱；其中的回答是为本应用编写的。可以先试试：</translation>
    </message>
    <message>
        <source>Ask one model</source>
        <translation>向一个模型提问</translation>
    </message>
    <message>
        <source>Choose who answers above, then ask below. The demo needs no key and costs nothing; its answers were written for this app. To begin with:</source>
        <translation>在上方选择由谁回答，在下方提问。演示（Demo）不需要密钥，也不花钱；其中的回答是为本应用编写的。可以先试试：</translation>
    </message>
    <message>
        <source>&amp;Paste a key…</source>
        <translation>粘贴密钥(&amp;P)…</translation>
    </message>
    <message>
        <source>Find a server on &amp;this machine</source>
        <translation>查找本机服务器(&amp;T)</translation>
    </message>
    <message>
        <source>Real models:</source>
        <translation>真实模型：</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>What was used and spent</source>
        <translation>用量与花费</translation>
    </message>
</context>
<context>
    <name>StrengthsTable</name>
    <message>
        <source>Scale</source>
        <translation>刻度</translation>
    </message>
    <message>
        <source>Weaker ← 0 is the mean → stronger</source>
        <translation>较弱 ← 0 为平均 → 较强</translation>
    </message>
</context>
<context>
    <name>TabMenu</name>
    <message>
        <source>Un&amp;pin</source>
        <translation>取消固定(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Pin</source>
        <translation>固定(&amp;P)</translation>
    </message>
    <message>
        <source>Rena&amp;me…</source>
        <translation>重命名…(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>复制(&amp;D)</translation>
    </message>
    <message>
        <source>Move to a &amp;new window</source>
        <translation>移到新窗口(&amp;N)</translation>
    </message>
    <message>
        <source>Move to the main &amp;window</source>
        <translation>移到主窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Close &amp;others</source>
        <translation>关闭其他(&amp;O)</translation>
    </message>
    <message>
        <source>Close those to the &amp;right</source>
        <translation>关闭右侧的(&amp;R)</translation>
    </message>
    <message>
        <source>R&amp;eopen closed tab</source>
        <translation>重新打开关闭的标签页(&amp;E)</translation>
    </message>
</context>
<context>
    <name>TabStack</name>
    <message>
        <source>New tab</source>
        <translation>新标签页</translation>
    </message>
    <message>
        <source>New comparison or conversation</source>
        <translation>新建对比或对话</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>标签页</translation>
    </message>
    <message>
        <source>Close “{title}”</source>
        <translation>关闭“{title}”</translation>
    </message>
    <message>
        <source>New comparison</source>
        <translation>新建对比</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新建对话</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>思考中</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>回答中</translation>
    </message>
    <message>
        <source>answered, not seen yet</source>
        <translation>已回答，尚未查看</translation>
    </message>
    <message>
        <source>failed, not seen yet</source>
        <translation>失败，尚未查看</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>What you tick is a tag of the conversation.</source>
        <translation>勾选的标签会加到这个对话上。</translation>
    </message>
    <message>
        <source>What you tick is a tag of all that are selected.</source>
        <translation>勾选的标签会加到所有选中的对话上。</translation>
    </message>
</context>
<context>
    <name>TextMenu</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy with formatting</source>
        <translation>带格式复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Copy as TeX</source>
        <translation>复制为 TeX</translation>
    </message>
    <message>
        <source>Copy this code</source>
        <translation>复制此代码</translation>
    </message>
    <message>
        <source>Open link…</source>
        <translation>打开链接…</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
</context>
<context>
    <name>ThinkingBand</name>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已收起</translation>
    </message>
</context>
<context>
    <name>ThinkingMenu</name>
    <message>
        <source>Thinking and effort</source>
        <translation>思考与力度</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>力度</translation>
    </message>
</context>
<context>
    <name>TitleDialog</name>
    <message>
        <source>Rename the conversation</source>
        <translation>重命名对话</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>A title needs at least one character.</source>
        <translation>标题至少要有一个字符。</translation>
    </message>
</context>
<context>
    <name>Titling</name>
    <message>
        <source>A title needs at least one character. The old one stays.</source>
        <translation>标题至少要有一个字符。原标题保留。</translation>
    </message>
    <message>
        <source>The title comes with the first question. Then it can be changed.</source>
        <translation>提出第一个问题后才有标题，之后可以修改。</translation>
    </message>
    <message>
        <source>A title is made from the first question, so ask one first.</source>
        <translation>标题根据第一个问题拟定，请先提问。</translation>
    </message>
    <message>
        <source>The conversation begins with what looks like a key, so no model is asked for a title. You can type one.</source>
        <translation>对话开头有看起来像密钥的内容，因此不向任何模型请求标题。您可以自己输入一个。</translation>
    </message>
    <message>
        <source>A limit for spending is passed, so no model is asked for a title.</source>
        <translation>已超过一项花费上限，因此不向任何模型请求标题。</translation>
    </message>
    <message>
        <source>The title is by {model}. Cost: {cost}</source>
        <translation>标题由 {model} 拟定。花费：{cost}</translation>
    </message>
    <message>
        <source>You gave a title meanwhile, so that of {model} is not used. Cost: {cost}</source>
        <translation>其间您已改了标题，因此不采用 {model} 拟定的标题。花费：{cost}</translation>
    </message>
    <message>
        <source>It said nothing usable.</source>
        <translation>它没有给出可用的内容。</translation>
    </message>
    <message>
        <source>No title came from {model}, so the old one stays. {why} Cost: {cost}</source>
        <translation>{model} 没有给出标题，原标题保留。{why} 花费：{cost}</translation>
    </message>
    <message>
        <source>{amount} USD, says the host</source>
        <translation>{amount} 美元（服务商报告）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Code:</source>
        <translation>代码：</translation>
    </message>
    <message>
        <source>Code in {language}:</source>
        <translation>{language} 代码：</translation>
    </message>
    <message>
        <source>Heading of level {level}</source>
        <translation>{level} 级标题</translation>
    </message>
    <message>
        <source>Table of {rows} rows and {columns} columns</source>
        <translation>{rows} 行 {columns} 列的表格</translation>
    </message>
    <message>
        <source>List of level {level}</source>
        <translation>{level} 级列表</translation>
    </message>
</context>
<context>
    <name>TurnMarks</name>
    <message>
        <source>From here on the oldest questions are not sent along: {count}</source>
        <translation>从此处起，不再附带最早的 {count} 个问题</translation>
    </message>
    <message>
        <source>Goes on from {letter}&apos;s answer ({model}).</source>
        <translation>接着 {letter} 的回答（{model}）。</translation>
    </message>
    <message>
        <source>Answered without thinking on, with what was thought before.</source>
        <translation>停止思考，根据已有的思考作答。</translation>
    </message>
    <message>
        <source>Answered with the thinking of lane {letter}.</source>
        <translation>根据 {letter} 栏的思考作答。</translation>
    </message>
</context>
<context>
    <name>UsageChoice</name>
    <message>
        <source>Which days</source>
        <translation>哪些日期</translation>
    </message>
    <message>
        <source>What is put together</source>
        <translation>如何汇总</translation>
    </message>
    <message>
        <source>Tokens or money</source>
        <translation>词元或金额</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Money, {name}</source>
        <translation>金额，{name}</translation>
    </message>
</context>
<context>
    <name>UsageDialog</name>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>The same in numbers</source>
        <translation>以数字列出的相同内容</translation>
    </message>
    <message>
        <source>Nothing was used in these days.</source>
        <translation>这些天没有任何用量。</translation>
    </message>
    <message>
        <source>What your questions use and cost adds up here, with every reply.</source>
        <translation>每收到一条回复，问题的用量和费用就会汇总在这里。</translation>
    </message>
    <message>
        <source>Further rows, which only a copy has: {count}</source>
        <translation>另有 {count} 行，仅在复制的内容中</translation>
    </message>
    <message>
        <source>Adding up…</source>
        <translation>正在汇总…</translation>
    </message>
    <message>
        <source>What was used</source>
        <translation>用量明细</translation>
    </message>
    <message>
        <source>As &amp;Markdown</source>
        <translation>Markdown 格式(&amp;M)</translation>
    </message>
    <message>
        <source>As &amp;CSV</source>
        <translation>CSV 格式(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Veil</name>
    <message>
        <source>This would tell who answers. Judge first, or leave blind mode (F8).</source>
        <translation>这会泄露作答者。请先评判，或退出盲评（F8）。</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Why this verdict</source>
        <translation>评判的理由</translation>
    </message>
    <message>
        <source>A reason for your verdict</source>
        <translation>评判理由</translation>
    </message>
</context>
<context>
    <name>VerdictsDialog</name>
    <message>
        <source>Verdicts</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>All as &amp;Markdown</source>
        <translation>全部复制为 Markdown(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Pairs as CSV</source>
        <translation>成对比较复制为 CSV(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Strengths as CSV</source>
        <translation>强度复制为 CSV(&amp;S)</translation>
    </message>
</context>
<context>
    <name>VoteBar</name>
    <message>
        <source>Which answer is better</source>
        <translation>哪个回答更好</translation>
    </message>
    <message>
        <source>Which two answers are judged</source>
        <translation>评判哪两个回答</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take this verdict back</source>
        <translation>撤回此评判</translation>
    </message>
    <message>
        <source>Reasons…</source>
        <translation>理由…</translation>
    </message>
    <message>
        <source>Say why, or note it</source>
        <translation>说明理由，或写下备注</translation>
    </message>
    <message>
        <source>Judge the next two answers</source>
        <translation>评判下一对回答</translation>
    </message>
    <message>
        <source>Show all at once</source>
        <translation>立即全部显示</translation>
    </message>
    <message>
        <source>Show who answered; what you judge of these answers then is not blind</source>
        <translation>揭晓由谁作答；此后对这些回答的评判不算盲评</translation>
    </message>
    <message>
        <source>Show who is who</source>
        <translation>揭晓身份</translation>
    </message>
    <message>
        <source>{key}  {choice}</source>
        <translation>{key}  {choice}</translation>
    </message>
    <message>
        <source>{choice} (key {key}, while you are not typing)</source>
        <translation>{choice}（未在输入文字时按 {key}）</translation>
    </message>
    <message>
        <source>Which two answers are judged: {pair}</source>
        <translation>评判哪两个回答：{pair}</translation>
    </message>
    <message>
        <source>Next: {pair}</source>
        <translation>下一对：{pair}</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Waiting: sent one by one, each when the replies before it have ended.</source>
        <translation>等待中：前面的回复结束后依次发送。</translation>
    </message>
    <message>
        <source>Waiting: nothing runs. Send the next one when you like.</source>
        <translation>等待中：没有正在进行的回复。可随时发送下一个。</translation>
    </message>
</context>
<context>
    <name>_Badge</name>
    <message>
        <source>See this lane alone, or all (F9)</source>
        <translation>单独查看此栏，或查看所有栏（F9）</translation>
    </message>
</context>
<context>
    <name>_NoteField</name>
    <message>
        <source>A note, for yourself</source>
        <translation>备注（仅供自己查看）</translation>
    </message>
    <message>
        <source>Note on this verdict</source>
        <translation>此评判的备注</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>{count} attached</source>
        <translation>附带 {count} 份</translation>
    </message>
    <message>
        <source>Take question {place} back into the field</source>
        <translation>把问题 {place} 放回输入框</translation>
    </message>
    <message>
        <source>Send question {place} now</source>
        <translation>立即发送问题 {place}</translation>
    </message>
    <message>
        <source>Remove question {place}</source>
        <translation>移除问题 {place}</translation>
    </message>
    <message>
        <source>Not possible while replies run: stop them first</source>
        <translation>回复进行中无法发送：请先停止</translation>
    </message>
    <message>
        <source>Model of lane {letter}</source>
        <translation>{letter} 栏的模型</translation>
    </message>
    <message>
        <source>PROVIDER/MODEL</source>
        <translation>服务商/模型</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove lane {letter} from the set</source>
        <translation>从组合中移除 {letter} 栏</translation>
    </message>
</context>
<context>
    <name>_Rows</name>
    <message>
        <source>shown</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>on another branch</source>
        <translation>在另一分支上</translation>
    </message>
</context>
<context>
    <name>_Scrubber</name>
    <message>
        <source>Place in the replay</source>
        <translation>重放位置</translation>
    </message>
</context>
<context>
    <name>agreement</name>
    <message>
        <source>final answers agree</source>
        <translation>最终答案一致</translation>
    </message>
    <message>
        <source>final answers differ</source>
        <translation>最终答案不同</translation>
    </message>
    <message>
        <source>final answers: cannot tell</source>
        <translation>最终答案：无法判断</translation>
    </message>
    <message>
        <source>not every answer has a clear final one</source>
        <translation>并非每个回答都有明确的最终答案</translation>
    </message>
    <message>
        <source>they are of different kinds</source>
        <translation>类型不同</translation>
    </message>
    <message>
        <source>they may be the same in other units</source>
        <translation>换算单位后可能相同</translation>
    </message>
    <message>
        <source>one may be the other one, rounded</source>
        <translation>其中一个可能是另一个的近似值</translation>
    </message>
    <message>
        <source>a number can be read in two ways</source>
        <translation>某个数字可有两种读法</translation>
    </message>
    <message>
        <source>they are the same in another order</source>
        <translation>内容相同，顺序不同</translation>
    </message>
    <message>
        <source>other words may mean the same</source>
        <translation>措辞不同，意思可能相同</translation>
    </message>
    <message>
        <source>other formulas may mean the same</source>
        <translation>公式不同，含义可能相同</translation>
    </message>
    <message>
        <source>other code may do the same</source>
        <translation>代码不同，作用可能相同</translation>
    </message>
    <message>
        <source>there are several answers in one reply</source>
        <translation>一条回复中有多个答案</translation>
    </message>
    <message>
        <source>in a box (\boxed)</source>
        <translation>方框内（\boxed）</translation>
    </message>
    <message>
        <source>stated as the answer</source>
        <translation>明确给出的答案</translation>
    </message>
    <message>
        <source>an option chosen at the end</source>
        <translation>结尾选定的选项</translation>
    </message>
    <message>
        <source>the number at the end</source>
        <translation>结尾处的数字</translation>
    </message>
    <message>
        <source>the last block of code</source>
        <translation>最后的代码块</translation>
    </message>
    <message>
        <source>no clear final answer</source>
        <translation>没有明确的最终答案</translation>
    </message>
    <message>
        <source>the answer was cut, so it has no final one</source>
        <translation>回答被截断，没有最终答案</translation>
    </message>
    <message>
        <source>A fixed rule looks for what is boxed, stated as the answer, chosen or concluded at the end, or the final code, and compares it as text and numbers. It does not judge what is right.</source>
        <translation>由固定规则查找方框中的内容、明确给出的答案、结尾的选择或结论，或最后的代码，再按文字和数字比较。它不评判对错。</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
</context>
<context>
    <name>attachments</name>
    <message>
        <source>Attach files of text or code</source>
        <translation>附加文本或代码文件</translation>
    </message>
    <message>
        <source>{count} more files could not be attached.</source>
        <translation>另有 {count} 个文件无法附加。</translation>
    </message>
    <message>
        <source>{size} · ≈{tokens} tokens (estimate)</source>
        <translation>{size} · ≈{tokens} 词元（估计）</translation>
    </message>
</context>
<context>
    <name>backups</name>
    <message>
        <source>{at} · {why}</source>
        <translation>{at} · {why}</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>damaged: it cannot be read</source>
        <translation>已损坏：无法读取</translation>
    </message>
    <message>
        <source>conversations: {conversations} · questions: {turns} · {size}</source>
        <translation>对话：{conversations} · 问题：{turns} · {size}</translation>
    </message>
    <message>
        <source>newest: “{question}”, {at}</source>
        <translation>最新：“{question}”，{at}</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动备份</translation>
    </message>
    <message>
        <source>when the app was closed</source>
        <translation>关闭应用时</translation>
    </message>
    <message>
        <source>made by you</source>
        <translation>手动备份</translation>
    </message>
    <message>
        <source>before a new format of the file</source>
        <translation>文件采用新格式之前</translation>
    </message>
    <message>
        <source>before an import</source>
        <translation>导入之前</translation>
    </message>
    <message>
        <source>before a repair</source>
        <translation>修复之前</translation>
    </message>
    <message>
        <source>before another backup was restored</source>
        <translation>恢复另一个备份之前</translation>
    </message>
    <message>
        <source>Looked at: conversations {conversations}, questions {turns}, replies {replies}.</source>
        <translation>已查看：对话 {conversations}，问题 {turns}，回复 {replies}。</translation>
    </message>
    <message>
        <source>Parts of the file are damaged</source>
        <translation>文件有部分损坏</translation>
    </message>
    <message>
        <source>An index does not fit its table</source>
        <translation>索引与表不一致</translation>
    </message>
    <message>
        <source>An index is missing</source>
        <translation>缺少一个索引</translation>
    </message>
    <message>
        <source>A table is missing</source>
        <translation>缺少一个表</translation>
    </message>
    <message>
        <source>A column of a table is missing</source>
        <translation>缺少表中的一列</translation>
    </message>
    <message>
        <source>Another program put a trigger or a view into the file</source>
        <translation>其他程序在文件中加入了触发器或视图</translation>
    </message>
    <message>
        <source>Something refers to what is not there any more</source>
        <translation>有内容引用了已不存在的东西</translation>
    </message>
    <message>
        <source>The text of a reply is not what was stored: the disk changed it</source>
        <translation>某条回复的文本与存入时不同：磁盘改动了它</translation>
    </message>
    <message>
        <source>There is text of a reply that is not running</source>
        <translation>存有某条回复的文本，但该回复并未在进行</translation>
    </message>
    <message>
        <source>Read: conversations {conversations}, questions {turns}, replies {replies}.</source>
        <translation>已读出：对话 {conversations}，问题 {turns}，回复 {replies}。</translation>
    </message>
    <message>
        <source>Lost: {what}.</source>
        <translation>丢失：{what}。</translation>
    </message>
    <message>
        <source>Kept in part, where a text has a hole: {what}.</source>
        <translation>部分保留（文本有缺口）：{what}。</translation>
    </message>
    <message>
        <source>Unreadable, and maybe there was nothing in it: {what}.</source>
        <translation>无法读取，其中可能本来就没有内容：{what}。</translation>
    </message>
    <message>
        <source>Put together anew, because what it belonged to was lost: {count}</source>
        <translation>所属内容已丢失、重新归置的条目：{count}</translation>
    </message>
    <message>
        <source>The backup of {at} holds more: conversations {conversations}, questions {turns}, replies {replies}. To have it instead, go on and choose File &gt; Backups.</source>
        <translation>{at} 的备份内容更多：对话 {conversations}，问题 {turns}，回复 {replies}。若要改用它，请继续，然后选择“文件 &gt; 备份”。</translation>
    </message>
    <message>
        <source>Nothing is known to be missing.</source>
        <translation>没有发现缺少的内容。</translation>
    </message>
    <message>
        <source>The damaged file is kept as {name}.</source>
        <translation>损坏的文件保留为 {name}。</translation>
    </message>
    <message>
        <source>conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>replies</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>other entries</source>
        <translation>其他条目</translation>
    </message>
    <message>
        <source>The archive is damaged. What can still be read of it can be kept.</source>
        <translation>存档已损坏。其中仍可读取的内容可以保留。</translation>
    </message>
    <message>
        <source>A new archive has begun. The other is kept as {name}.</source>
        <translation>已新建存档。原来的保留为 {name}。</translation>
    </message>
</context>
<context>
    <name>branches</name>
    <message>
        <source>replies: {count}</source>
        <translation>回复：{count}</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Longest reply</source>
        <translation>最长回复</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>须知</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Modalities</source>
        <translation>模态</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>长处</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>局限</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Benchmarks</source>
        <translation>基准测试</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} 词元</translation>
    </message>
    <message>
        <source>always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>can be switched</source>
        <translation>可以开关</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>to be retired</source>
        <translation>即将停用</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>not verified: nobody could see it answer</source>
        <translation>未核实：没有人见过它回答</translation>
    </message>
    <message>
        <source>not verified: the provider behind it is not certain</source>
        <translation>未核实：背后的服务商不确定</translation>
    </message>
    <message>
        <source>{input} in, {cached} cached, {output} out, {currency} per million</source>
        <translation>输入 {input}，缓存 {cached}，输出 {output}，{currency}／百万词元</translation>
    </message>
    <message>
        <source>at peak hours</source>
        <translation>高峰时段</translation>
    </message>
    <message>
        <source>off-peak</source>
        <translation>非高峰时段</translation>
    </message>
    <message>
        <source>Nothing is known of this model. It may be asked all the same; fetching the provider&apos;s list of models (File &gt; Providers…) may tell more.</source>
        <translation>对这个模型一无所知。仍然可以向它提问；获取服务商的模型列表（文件 &gt; 服务商…）也许能知道更多。</translation>
    </message>
</context>
<context>
    <name>check</name>
    <message>
        <source>The address answers, and lists {count} models.</source>
        <translation>该地址有回应，并列出 {count} 个模型。</translation>
    </message>
    <message>
        <source>The model {model} is in its list.</source>
        <translation>模型 {model} 在它的列表中。</translation>
    </message>
    <message>
        <source>The model {model} is not in its list; it may answer all the same.</source>
        <translation>模型 {model} 不在它的列表中；但仍可能回答。</translation>
    </message>
    <message>
        <source>On your account there: {amounts}.</source>
        <translation>您在那里的账户余额：{amounts}。</translation>
    </message>
    <message>
        <source>This key has no spending limit there.</source>
        <translation>这个密钥在那里没有消费上限。</translation>
    </message>
    <message>
        <source>What is left on your account could not be read.</source>
        <translation>无法读取您账户的余额。</translation>
    </message>
    <message>
        <source>What is left on your account could not be asked for: {why}</source>
        <translation>无法查询您账户的余额：{why}</translation>
    </message>
    <message>
        <source>The key and the request were accepted after {seconds} s.</source>
        <translation>密钥和请求在 {seconds} 秒后被接受。</translation>
    </message>
    <message>
        <source>The reply streamed, in {count} pieces.</source>
        <translation>回复以流式到达，共 {count} 段。</translation>
    </message>
    <message>
        <source>The reply came in one piece, as it always does with this provider.</source>
        <translation>回复一次性到达，这家服务商一向如此。</translation>
    </message>
    <message>
        <source>The reply came in one piece, although a stream was asked for.</source>
        <translation>回复一次性到达，尽管请求的是流式传输。</translation>
    </message>
    <message>
        <source>Reasoning arrives in “{place}”.</source>
        <translation>思考内容在“{place}”中到达。</translation>
    </message>
    <message>
        <source>No reasoning came with this reply.</source>
        <translation>这条回复没有附带思考内容。</translation>
    </message>
    <message>
        <source>The model was asked for as {model}.</source>
        <translation>请求时使用的模型名是 {model}。</translation>
    </message>
    <message>
        <source>It counts its tokens: {count} in this reply.</source>
        <translation>它会统计词元：这条回复用了 {count} 个。</translation>
    </message>
    <message>
        <source>It does not say how many tokens it used, so a cost stays unknown.</source>
        <translation>它不说明用了多少词元，因此费用未知。</translation>
    </message>
    <message>
        <source>This check cost about {amount} {currency}.</source>
        <translation>这次检查大约花费 {amount} {currency}。</translation>
    </message>
    <message>
        <source>Credits left, as it says: {left}.</source>
        <translation>据它所说，剩余额度：{left}。</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Conversation</source>
        <translation>对话(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Lane</source>
        <translation>栏(&amp;L)</translation>
    </message>
    <message>
        <source>Ask or rest a la&amp;ne</source>
        <translation>询问某栏或让它休息(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>T&amp;ab</source>
        <translation>标签页(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Go to tab</source>
        <translation>转到标签页(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>New &amp;comparison</source>
        <translation>新建对比(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;New conversation</source>
        <translation>新建对话(&amp;N)</translation>
    </message>
    <message>
        <source>Paste a &amp;key…</source>
        <translation>粘贴密钥(&amp;K)…</translation>
    </message>
    <message>
        <source>Add &amp;provider…</source>
        <translation>添加服务商(&amp;P)…</translation>
    </message>
    <message>
        <source>P&amp;roviders…</source>
        <translation>服务商(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Open a report…</source>
        <translation>打开报告…(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Bin…</source>
        <translation>回收站(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Keyboard s&amp;hortcuts…</source>
        <translation>键盘快捷键(&amp;H)…</translation>
    </message>
    <message>
        <source>C&amp;lose tab</source>
        <translation>关闭标签页(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Ne&amp;xt message</source>
        <translation>下一条消息(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Edit this question</source>
        <translation>编辑此问题(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Retry this reply</source>
        <translation>重试此回复(&amp;R)</translation>
    </message>
    <message>
        <source>Retry &amp;with another model…</source>
        <translation>换一个模型重试(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Continue this reply</source>
        <translation>继续此回复(&amp;C)</translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation>上一条消息</translation>
    </message>
    <message>
        <source>&amp;Stop thinking and answer now</source>
        <translation>停止思考，立即作答(&amp;S)</translation>
    </message>
    <message>
        <source>Next reply or question of this &amp;turn</source>
        <translation>这一轮的下一个回复或问题(&amp;T)</translation>
    </message>
    <message>
        <source>Previous reply or question of this turn</source>
        <translation>这一轮的上一个回复或问题</translation>
    </message>
    <message>
        <source>&amp;Map of the branches…</source>
        <translation>分支图(&amp;M)…</translation>
    </message>
    <message>
        <source>Use this answer as context for all lanes, or not</source>
        <translation>将此回答用作所有栏的上下文，或取消</translation>
    </message>
    <message>
        <source>Cop&amp;y what all lanes said</source>
        <translation>复制所有栏的内容(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Fork from here</source>
        <translation>从此处分叉(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Delete this turn</source>
        <translation>删除这一轮(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Attach files…</source>
        <translation>附加文件(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Quote the selection</source>
        <translation>引用选中文字(&amp;Q)</translation>
    </message>
    <message>
        <source>Prompt &amp;library…</source>
        <translation>提示词库(&amp;L)…</translation>
    </message>
    <message>
        <source>Save a re&amp;port…</source>
        <translation>保存报告…(&amp;P)</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>重命名(&amp;N)…</translation>
    </message>
    <message>
        <source>Title by a m&amp;odel</source>
        <translation>由模型拟定标题(&amp;O)</translation>
    </message>
    <message>
        <source>Delete this con&amp;versation</source>
        <translation>删除此对话(&amp;V)</translation>
    </message>
    <message>
        <source>Change &amp;model…</source>
        <translation>更换模型(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Settings of this lane…</source>
        <translation>此栏的设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Thinking and effort…</source>
        <translation>思考与力度(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;About this model…</source>
        <translation>关于此模型(&amp;A)…</translation>
    </message>
    <message>
        <source>Add to &amp;favourites, or remove</source>
        <translation>加入或移出收藏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Use a persona…</source>
        <translation>使用角色(&amp;U)…</translation>
    </message>
    <message>
        <source>Sa&amp;ve these settings as a persona…</source>
        <translation>将这些设置存为角色(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Personas…</source>
        <translation>角色(&amp;P)…</translation>
    </message>
    <message>
        <source>A&amp;dd a lane…</source>
        <translation>添加一栏(&amp;D)…</translation>
    </message>
    <message>
        <source>Dupl&amp;icate this lane</source>
        <translation>复制此栏(&amp;I)</translation>
    </message>
    <message>
        <source>Judge &amp;blind, or not</source>
        <translation>切换盲评(&amp;B)</translation>
    </message>
    <message>
        <source>Sets &amp;of lanes…</source>
        <translation>栏的组合(&amp;O)…</translation>
    </message>
    <message>
        <source>See this lane a&amp;lone, or all</source>
        <translation>单独查看此栏或查看全部(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Hide this lane</source>
        <translation>隐藏此栏(&amp;H)</translation>
    </message>
    <message>
        <source>Ask or rest lane {number}</source>
        <translation>询问第 {number} 栏或让它休息</translation>
    </message>
    <message>
        <source>&amp;Stop all replies of this tab</source>
        <translation>停止本标签页的所有回复(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Retry the lanes that failed</source>
        <translation>重试失败的栏(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Give this thinking to the other lanes…</source>
        <translation>把这段思考交给其他栏(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Back&amp;ups…</source>
        <translation>备份(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Ask the same again, in a new conversation…</source>
        <translation>在新对话中重新提问(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Play this turn again</source>
        <translation>重放这一轮(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>下一个标签页(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>上一个标签页(&amp;P)</translation>
    </message>
    <message>
        <source>Move tab &amp;left</source>
        <translation>左移标签页(&amp;L)</translation>
    </message>
    <message>
        <source>Move tab &amp;right</source>
        <translation>右移标签页(&amp;R)</translation>
    </message>
    <message>
        <source>P&amp;in or unpin tab</source>
        <translation>固定或取消固定标签页(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Duplicate tab</source>
        <translation>复制标签页(&amp;D)</translation>
    </message>
    <message>
        <source>Move to a new &amp;window</source>
        <translation>移到新窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Move to the &amp;main window</source>
        <translation>移到主窗口(&amp;M)</translation>
    </message>
    <message>
        <source>Close &amp;other tabs</source>
        <translation>关闭其他标签页(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Close tabs to the right</source>
        <translation>关闭右侧标签页(&amp;C)</translation>
    </message>
    <message>
        <source>R&amp;eopen closed tab</source>
        <translation>重新打开关闭的标签页(&amp;E)</translation>
    </message>
    <message>
        <source>Menu of this &amp;tab</source>
        <translation>此标签页的菜单(&amp;T)</translation>
    </message>
    <message>
        <source>Tab {number}</source>
        <translation>标签页 {number}</translation>
    </message>
    <message>
        <source>Last tab</source>
        <translation>最后一个标签页</translation>
    </message>
    <message>
        <source>Thin&amp;king in steps…</source>
        <translation>分步查看思考(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Find in this conversation…</source>
        <translation>在此对话中查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Search &amp;all conversations…</source>
        <translation>搜索所有对话(&amp;A)…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>查找下一处(&amp;N)</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>查找上一处(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Differences of the answers</source>
        <translation>回答的差异(&amp;D)</translation>
    </message>
    <message>
        <source>Next differenc&amp;e</source>
        <translation>下一处差异(&amp;E)</translation>
    </message>
    <message>
        <source>Pre&amp;vious difference</source>
        <translation>上一处差异(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Usual size of text</source>
        <translation>恢复文字大小(&amp;U)</translation>
    </message>
    <message>
        <source>Ho&amp;w lanes scroll together</source>
        <translation>各栏如何同步滚动(&amp;W)</translation>
    </message>
    <message>
        <source>Show or hide the li&amp;brary</source>
        <translation>显示或隐藏资料库(&amp;B)</translation>
    </message>
    <message>
        <source>Ve&amp;rdicts…</source>
        <translation>评判(&amp;R)…</translation>
    </message>
    <message>
        <source>Usa&amp;ge…</source>
        <translation>用量(&amp;G)…</translation>
    </message>
    <message>
        <source>Find a &amp;command…</source>
        <translation>查找命令(&amp;C)…</translation>
    </message>
    <message>
        <source>Follow the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>高对比度(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Help…</source>
        <translation>帮助(&amp;H)…</translation>
    </message>
    <message>
        <source>What&apos;s &amp;new</source>
        <translation>新增功能(&amp;N)</translation>
    </message>
    <message>
        <source>Chec&amp;k the archive…</source>
        <translation>检查存档(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation>复制诊断信息(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;About DeepSeek Desktop</source>
        <translation>关于 DeepSeek Desktop(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Left answer is better</source>
        <translation>左边的回答更好(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Tie</source>
        <translation>平手(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Both bad</source>
        <translation>都不好(&amp;B)</translation>
    </message>
    <message>
        <source>Ri&amp;ght answer is better</source>
        <translation>右边的回答更好(&amp;G)</translation>
    </message>
    <message>
        <source>Take the verdict bac&amp;k</source>
        <translation>撤销评判(&amp;K)</translation>
    </message>
    <message>
        <source>P&amp;in in the library, or no longer</source>
        <translation>在资料库中固定或取消固定(&amp;I)</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Move to a folder…</source>
        <translation>移到文件夹…</translation>
    </message>
    <message>
        <source>Mark as unread, or as read</source>
        <translation>标为未读或已读</translation>
    </message>
    <message>
        <source>Find a conversation in the library</source>
        <translation>在资料库中查找对话</translation>
    </message>
</context>
<context>
    <name>confirming</name>
    <message>
        <source>Asks {lanes}: {price}.</source>
        <translation>将询问 {lanes}：{price}。</translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation>提问(&amp;A)</translation>
    </message>
    <message>
        <source>{count} lanes</source>
        <translation>{count} 栏</translation>
    </message>
    <message>
        <source>{model} at {host}</source>
        <translation>{host} 的 {model}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>context</name>
    <message>
        <source>Next question: ≈ {tokens} tokens, {cost}</source>
        <translation>下一个问题：≈ {tokens} 词元，{cost}</translation>
    </message>
    <message>
        <source>{model} ≈ {share} % full</source>
        <translation>{model} 已用约 {share}%</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>下一个问题</translation>
    </message>
    <message>
        <source>All lanes</source>
        <translation>所有栏</translation>
    </message>
    <message>
        <source>≈ {tokens} tokens would be sent to {model}, which has room for {room} (context {context}, {reserve} kept for the reply; an estimate).</source>
        <translation>将向 {model} 发送 ≈ {tokens} 词元，而它只容得下 {room} 词元（上下文 {context}，为回复保留 {reserve}；估算值）。</translation>
    </message>
    <message>
        <source>It would not fit even without all earlier questions: make it shorter.</source>
        <translation>即使去掉之前的所有问题也放不下：请缩短问题。</translation>
    </message>
    <message>
        <source>Without the oldest questions ({count}, {span}) it would be ≈ {after}.</source>
        <translation>去掉最早的问题（{count} 个，{span}）后约为 ≈ {after}。</translation>
    </message>
    <message>
        <source>Not sent along are the oldest questions ({count}, {span}).</source>
        <translation>最早的问题不随之发送（{count} 个，{span}）。</translation>
    </message>
    <message>
        <source>“{first}”</source>
        <translation>“{first}”</translation>
    </message>
    <message>
        <source>from “{first}” to “{last}”</source>
        <translation>从“{first}”到“{last}”</translation>
    </message>
    <message>
        <source>≈ {tokens} tokens, context unknown</source>
        <translation>≈ {tokens} 词元，上下文大小未知</translation>
    </message>
    <message>
        <source>≈ {tokens} of {context} tokens ({share} %)</source>
        <translation>≈ {tokens} / {context} 词元（{share}%）</translation>
    </message>
    <message>
        <source>Would be sent</source>
        <translation>将发送</translation>
    </message>
    <message>
        <source>instructions ≈ {a}, earlier turns ≈ {b}, this question ≈ {c}</source>
        <translation>指令 ≈ {a}，之前各轮 ≈ {b}，本问题 ≈ {c}</translation>
    </message>
    <message>
        <source>Of it</source>
        <translation>其中</translation>
    </message>
    <message>
        <source>How we know</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Kept for the reply</source>
        <translation>为回复保留</translation>
    </message>
    <message>
        <source>Oldest left out</source>
        <translation>最早的未发送</translation>
    </message>
    <message>
        <source>An estimate by rule of thumb; this model’s host has counted nothing here yet.</source>
        <translation>按经验法则的估算；该模型的服务商在此还没有计过数。</translation>
    </message>
    <message>
        <source>An estimate, corrected by × {factor}: so the host counted the last requests ({count}).</source>
        <translation>估算值，已按 × {factor} 校正：依据服务商对最近请求（{count} 次）的计数。</translation>
    </message>
    <message>
        <source>It counts even more differently; we correct no further.</source>
        <translation>其计数差异更大；我们不再进一步校正。</translation>
    </message>
    <message>
        <source>nothing: how long a reply may get is not known</source>
        <translation>无：不知道回复最长可达多少</translation>
    </message>
    <message>
        <source>{count} tokens, as set for this lane</source>
        <translation>{count} 个词元，按本栏的设置</translation>
    </message>
    <message>
        <source>{count} tokens, at most a quarter of the context</source>
        <translation>{count} 个词元，最多为上下文的四分之一</translation>
    </message>
    <message>
        <source>At least: {known} tokens from the cache, {least} tokens out. At most: nothing cached, {most} tokens out.</source>
        <translation>最少：{known} 个词元来自缓存，输出 {least} 个词元。最多：无缓存，输出 {most} 个词元。</translation>
    </message>
    <message>
        <source>nobody knows how many</source>
        <translation>数量未知</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>{input} in, {cached} cached, {output} out per million tokens</source>
        <translation>每百万词元：输入 {input}，缓存 {cached}，输出 {output}</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
</context>
<context>
    <name>details</name>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>with instructions</source>
        <translation>附有指示</translation>
    </message>
    <message>
        <source>left to the provider</source>
        <translation>由服务商决定</translation>
    </message>
    <message>
        <source>From here on with other settings: {changes}</source>
        <translation>从这里起设置不同：{changes}</translation>
    </message>
    <message>
        <source>en</source>
        <translation>zh</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>请求的模型</translation>
    </message>
    <message>
        <source>Sent as</source>
        <translation>实际发送为</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Answered as</source>
        <translation>回答者自称</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>上游</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>生成编号</translation>
    </message>
    <message>
        <source>Asked to think</source>
        <translation>要求思考</translation>
    </message>
    <message>
        <source>Thinking came in</source>
        <translation>思考所在字段</translation>
    </message>
    <message>
        <source>Parameters sent</source>
        <translation>已发送的参数</translation>
    </message>
    <message>
        <source>Not as set</source>
        <translation>与设置不同</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>left to the model</source>
        <translation>由模型决定</translation>
    </message>
    <message>
        <source>context {count}</source>
        <translation>上下文 {count}</translation>
    </message>
    <message>
        <source>at most {count} out</source>
        <translation>最多输出 {count}</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>model not listed</source>
        <translation>未列出此模型</translation>
    </message>
    <message>
        <source>first byte {seconds} s</source>
        <translation>首字节 {seconds} 秒</translation>
    </message>
    <message>
        <source>first thought {seconds} s</source>
        <translation>开始思考 {seconds} 秒</translation>
    </message>
    <message>
        <source>first word of the answer {seconds} s</source>
        <translation>回答首字 {seconds} 秒</translation>
    </message>
    <message>
        <source>thought for {seconds} s</source>
        <translation>思考了 {seconds} 秒</translation>
    </message>
    <message>
        <source>end {seconds} s</source>
        <translation>结束 {seconds} 秒</translation>
    </message>
    <message>
        <source>measured here</source>
        <translation>在本机测量</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>prompt {count}</source>
        <translation>提问 {count}</translation>
    </message>
    <message>
        <source>of it cached {count}</source>
        <translation>其中缓存 {count}</translation>
    </message>
    <message>
        <source>thinking {count}</source>
        <translation>思考 {count}</translation>
    </message>
    <message>
        <source>answer {count}</source>
        <translation>回答 {count}</translation>
    </message>
    <message>
        <source>reply {count}</source>
        <translation>回复共 {count}</translation>
    </message>
    <message>
        <source>counted by the provider</source>
        <translation>由服务商统计</translation>
    </message>
    <message>
        <source>thinking {count} tokens/s</source>
        <translation>思考 {count} 词元/秒</translation>
    </message>
    <message>
        <source>answer {count} tokens/s</source>
        <translation>回答 {count} 词元/秒</translation>
    </message>
    <message>
        <source>all of it {count} tokens/s</source>
        <translation>全部 {count} 词元/秒</translation>
    </message>
    <message>
        <source>the provider&apos;s count over the time measured here</source>
        <translation>服务商的计数除以本机测得的时间</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>free: this provider takes no money</source>
        <translation>免费：该服务商不收费</translation>
    </message>
    <message>
        <source>Credits left</source>
        <translation>剩余额度</translation>
    </message>
    <message>
        <source>Failed before</source>
        <translation>此前的失败</translation>
    </message>
    <message>
        <source>The provider ended with</source>
        <translation>服务商给出的结束原因</translation>
    </message>
    <message>
        <source>The provider said</source>
        <translation>服务商的原话</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>difference</name>
    <message>
        <source>Alike is the share of the words of both answers that stand in both of them, in the same order or in a part that moved as a whole. Numbers, signs, formulas and Chinese characters count as words; punctuation, blanks and styles do not.</source>
        <translation>“相同”是指两个回答的词中，有多大比例在两者中都出现，且顺序相同，或属于整体移动的部分。数字、符号、公式和汉字都算作词；标点、空白和样式不算。</translation>
    </message>
    <message>
        <source>the same words</source>
        <translation>措辞相同</translation>
    </message>
    <message>
        <source>1 difference</source>
        <translation>1 处差异</translation>
    </message>
    <message>
        <source>{count} differences</source>
        <translation>{count} 处差异</translation>
    </message>
    <message>
        <source>{count} in numbers</source>
        <translation>其中数字 {count} 处</translation>
    </message>
    <message>
        <source>{percent} % alike</source>
        <translation>{percent}% 相同</translation>
    </message>
    <message>
        <source>a long part is marked as a whole</source>
        <translation>较长的一段按整体标记</translation>
    </message>
</context>
<context>
    <name>effects</name>
    <message>
        <source>{name} has no effect with this model, so it is not sent.</source>
        <translation>{name} 对这个模型不起作用，因此不发送。</translation>
    </message>
    <message>
        <source>{name} is refused by this model, so it is not sent.</source>
        <translation>这个模型拒绝 {name}，因此不发送。</translation>
    </message>
    <message>
        <source>{name} is sent as the nearest value that this model takes.</source>
        <translation>{name} 以这个模型接受的最接近的值发送。</translation>
    </message>
    <message>
        <source>{name} cannot be said to this provider in any way we know, so it is not sent.</source>
        <translation>我们不知道如何向这家服务商表达 {name}，因此不发送。</translation>
    </message>
    <message>
        <source>The instructions went out in front of the first question, as it takes them.</source>
        <translation>指示放在第一个问题之前发送，因为它以这种方式接受指示。</translation>
    </message>
    <message>
        <source>{provider} does not know {asked} by this name. It was asked for {sent}.</source>
        <translation>{provider} 不认识 {asked} 这个名称。实际请求的是 {sent}。</translation>
    </message>
    <message>
        <source>The host says that {echoed} answered, not {asked}.</source>
        <translation>服务商称回答的是 {echoed}，而不是 {asked}。</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>The picture could not be saved as {path}.</source>
        <translation>无法将图片保存为 {path}。</translation>
    </message>
    <message>
        <source>There is no question: it is empty.</source>
        <translation>没有问题：内容为空。</translation>
    </message>
    <message>
        <source>In {place} is what looks like a key ({shown}). Keys are best not sent to a model, so nothing was sent. Take it out, or add --send-anyway.</source>
        <translation>{place} 中有看起来像密钥的内容（{shown}）。密钥最好不要发给模型，因此什么都没有发送。请将其删去，或加上 --send-anyway。</translation>
    </message>
    <message>
        <source>The disk is full, so nothing more can be kept ({reason}). Make room, then retry.</source>
        <translation>磁盘已满，无法再保存任何内容（{reason}）。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Another program holds the archive ({reason}). Close it, then retry.</source>
        <translation>另一个程序正占用存档（{reason}）。请关闭它后重试。</translation>
    </message>
    <message>
        <source>The archive file is damaged ({reason}). It was left as it is. Choose Help &gt; Check the archive, or File &gt; Backups.</source>
        <translation>存档文件已损坏（{reason}）。文件保持原样。请选择“帮助 &gt; 检查存档”或“文件 &gt; 备份”。</translation>
    </message>
    <message>
        <source>The disk is full. What arrives is kept in memory for now and is not saved: make room, then it is written by itself. Do not close the app before.</source>
        <translation>磁盘已满。收到的内容暂时留在内存中，尚未保存：请腾出空间，之后会自动写入。在此之前请不要关闭应用。</translation>
    </message>
    <message>
        <source>Another program holds the archive. What arrives is kept in memory for now and is not saved: close that program, then it is written by itself.</source>
        <translation>另一个程序占用着存档。收到的内容暂时留在内存中，尚未保存：请关闭那个程序，之后会自动写入。</translation>
    </message>
    <message>
        <source>The archive cannot be written ({reason}). What arrives is kept in memory for now and is not saved; it is tried again every few seconds. Do not close the app before.</source>
        <translation>存档无法写入（{reason}）。收到的内容暂时留在内存中，尚未保存；每隔几秒会重试。在写入之前请不要关闭应用。</translation>
    </message>
    <message>
        <source>The archive cannot be used: {reason}.</source>
        <translation>无法使用存档：{reason}。</translation>
    </message>
    <message>
        <source>This conversation is not in the archive any more.</source>
        <translation>此对话已不在存档中。</translation>
    </message>
    <message>
        <source>The archive file belongs to another program. Nothing was changed.</source>
        <translation>这个存档文件属于其他程序。未作任何改动。</translation>
    </message>
    <message>
        <source>The base URL is empty.</source>
        <translation>基础网址为空。</translation>
    </message>
    <message>
        <source>The base URL is longer than 300 characters.</source>
        <translation>基础网址超过 300 个字符。</translation>
    </message>
    <message>
        <source>“{typed}” does not start like a web address. Begin with https:// (or http:// for a server on this machine).</source>
        <translation>“{typed}”的开头不像网址。请以 https:// 开头（本机服务器可用 http://）。</translation>
    </message>
    <message>
        <source>http:// is only for a server on this machine or in your own network, because your key and your words would travel readable. Use https:// for {host}.</source>
        <translation>http:// 只能用于本机或您自己网络中的服务器，因为密钥和内容会以明文传输。请对 {host} 使用 https://。</translation>
    </message>
    <message>
        <source>Over http:// your key and your words would travel readable to {host}. Use https://, or say that this host is yours and that they may (on the command line: --plain-http).</source>
        <translation>使用 http:// 时，您的密钥和内容会以明文传到 {host}。请使用 https://，或声明这台主机是您的并允许如此（命令行：--plain-http）。</translation>
    </message>
    <message>
        <source>{host} is where a cloud keeps the secrets of its machines. No model answers there, so it is never asked; give the address of your server.</source>
        <translation>{host} 是云平台存放其机器机密的地方。那里没有模型，因此绝不会访问；请填写您服务器的地址。</translation>
    </message>
    <message>
        <source>{host} is the address of no machine. A server that says it listens there is reached at 127.0.0.1 from this machine, and at its own address from others.</source>
        <translation>{host} 不是任何机器的地址。声称在那里监听的服务器，从本机应访问 127.0.0.1，从其他机器应访问它自己的地址。</translation>
    </message>
    <message>
        <source>Leave user name and password out of the base URL; a key has a place of its own.</source>
        <translation>请不要在基础网址中填写用户名和密码；密钥有专门的位置。</translation>
    </message>
    <message>
        <source>“{typed}” is not a usable base URL. It looks like https://host.example/v1, without blanks, ? or #.</source>
        <translation>“{typed}”不是可用的基础网址。它应类似 https://host.example/v1，不含空格、? 或 #。</translation>
    </message>
    <message>
        <source>“{typed}” does not name a model. Write PROVIDER/MODEL.</source>
        <translation>“{typed}”没有指明模型。请写成“服务商/模型”。</translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a provider. Use up to 40 small letters, digits, dots, hyphens and underscores.</source>
        <translation>“{name}”不能用作服务商名称。请使用不超过 40 个小写字母、数字、点、连字符或下划线。</translation>
    </message>
    <message>
        <source>The name “{name}” belongs to the demo. Choose another.</source>
        <translation>名称“{name}”已用于演示。请换一个。</translation>
    </message>
    <message>
        <source>Name the environment variable that holds the key, in capital letters like DEEPSEEK_API_KEY. What you gave is no such name; if it was the key itself, it was not kept.</source>
        <translation>请填写存放密钥的环境变量名称，使用大写字母，例如 DEEPSEEK_API_KEY。您填写的不是这样的名称；如果那就是密钥本身，它没有被保存。</translation>
    </message>
    <message>
        <source>Your account at {provider} has no money or credits left (HTTP {status}). Top it up there.</source>
        <translation>您在 {provider} 的账户余额或额度已用完（HTTP {status}）。请到该服务商处充值。</translation>
    </message>
    <message>
        <source>{provider} does not have this model (HTTP {status}). Check the model&apos;s exact name there. It said: {said}</source>
        <translation>{provider} 没有这个模型（HTTP {status}）。请到该服务商处核对模型的准确名称。对方说：{said}</translation>
    </message>
    <message>
        <source>{provider} knows neither this address nor this model (HTTP {status}). Check the base URL and the model&apos;s exact name. It said: {said}</source>
        <translation>{provider} 不认识这个地址或这个模型（HTTP {status}）。请检查基础网址和模型的准确名称。对方说：{said}</translation>
    </message>
    <message>
        <source>{provider} says you are asking too fast or too much at once (HTTP {status}). Wait a little, then retry.</source>
        <translation>{provider} 表示您请求得太快或同时请求太多（HTTP {status}）。请稍等片刻再重试。</translation>
    </message>
    <message>
        <source>{provider} says you are asking too fast or too much at once (HTTP {status}). Wait {wait} s, then retry.</source>
        <translation>{provider} 表示您请求得太快或同时请求太多（HTTP {status}）。请等待 {wait} 秒后重试。</translation>
    </message>
    <message>
        <source>{provider} has a fault of its own (HTTP {status}). Nothing is wrong on your side; retry in a moment. It said: {said}</source>
        <translation>{provider} 自身出现故障（HTTP {status}）。您这边没有问题；请稍后重试。对方说：{said}</translation>
    </message>
    <message>
        <source>{provider} refused the request (HTTP {status}). Change the prompt or the model. It said: {said}</source>
        <translation>{provider} 拒绝了请求（HTTP {status}）。请修改问题或更换模型。对方说：{said}</translation>
    </message>
    <message>
        <source>The address of {provider} has moved to {target} (HTTP {status}). Nothing was sent there; change the base URL if you trust it.</source>
        <translation>{provider} 的地址已迁移到 {target}（HTTP {status}）。没有向那里发送任何内容；如果您信任它，请修改基础网址。</translation>
    </message>
    <message>
        <source>{provider} does not take this kind of request at {host} (HTTP {status}). Check the base URL and the model&apos;s exact name.</source>
        <translation>{provider} 在 {host} 不接受这类请求（HTTP {status}）。请检查基础网址和模型的准确名称。</translation>
    </message>
    <message>
        <source>{provider} refuses “{parameter}” for this model (HTTP {status}). Retry without it. It said: {said}</source>
        <translation>{provider} 对这个模型拒绝“{parameter}”（HTTP {status}）。请不带它重试。对方说：{said}</translation>
    </message>
    <message>
        <source>The prompt is longer than this model of {provider} can read (HTTP {status}). Shorten it, or begin a new conversation; it is kept. It said: {said}</source>
        <translation>问题超出了 {provider} 这个模型能读取的长度（HTTP {status}）。请缩短问题或新建对话；问题已保留。对方说：{said}</translation>
    </message>
    <message>
        <source>The request is larger than {provider} takes (HTTP {status}). Shorten the prompt; it is kept.</source>
        <translation>请求超出了 {provider} 接受的大小（HTTP {status}）。请缩短问题；问题已保留。</translation>
    </message>
    <message>
        <source>The content filter of {provider} refused the prompt (HTTP {status}). Change the prompt.</source>
        <translation>{provider} 的内容过滤拒绝了这个问题（HTTP {status}）。请修改问题。</translation>
    </message>
    <message>
        <source>{provider} is still loading its model (HTTP {status}). It is asked again by itself.</source>
        <translation>{provider} 仍在加载模型（HTTP {status}）。应用会自动再次请求。</translation>
    </message>
    <message>
        <source>{provider} says you are asking too fast or too much at once and wants you to wait {wait} s (HTTP {status}). That is too long to wait for here; retry later.</source>
        <translation>{provider} 表示您请求过快或一次过多，要求等待 {wait} 秒（HTTP {status}）。这里无法等待这么久；请稍后重试。</translation>
    </message>
    <message>
        <source>{provider} reported an error in mid-reply. Its fault; retry. It said: {said}</source>
        <translation>{provider} 在回复途中报告了错误。问题在对方；请重试。对方说：{said}</translation>
    </message>
    <message>
        <source>The host {host} was not found. Check your network connection and the base URL of {provider}.</source>
        <translation>找不到主机 {host}。请检查网络连接和 {provider} 的基础网址。</translation>
    </message>
    <message>
        <source>{provider} has a fault of its own and wants you to wait {wait} s (HTTP {status}). Nothing is wrong on your side; retry later. It said: {said}</source>
        <translation>{provider} 自身出现故障，要求等待 {wait} 秒（HTTP {status}）。您这边没有问题；请稍后重试。对方说：{said}</translation>
    </message>
    <message>
        <source>{provider} refused your key (HTTP {status}). Open File &gt; Providers… to give another, or check the environment variable {variable}.</source>
        <translation>{provider} 拒绝了您的密钥（HTTP {status}）。请打开“文件 &gt; 服务商…”更换密钥，或检查环境变量 {variable}。</translation>
    </message>
    <message>
        <source>{provider} refused your key (HTTP {status}). Open File &gt; Providers… to give another.</source>
        <translation>{provider} 拒绝了您的密钥（HTTP {status}）。请打开“文件 &gt; 服务商…”更换密钥。</translation>
    </message>
    <message>
        <source>{provider} wants a key (HTTP {status}) and none is set for it. Open File &gt; Providers… to give one.</source>
        <translation>{provider} 需要密钥（HTTP {status}），但尚未设置。请打开“文件 &gt; 服务商…”填写。</translation>
    </message>
    <message>
        <source>No safe connection to {host}: nobody that this system trusts vouches for its certificate. Nothing was sent. A company network or a server of your own may be why: give {provider} its CA file.</source>
        <translation>无法与 {host} 建立安全连接：本系统信任的机构都没有为其证书作保。没有发送任何内容。原因可能是公司网络或您自己的服务器：请为 {provider} 指定 CA 文件。</translation>
    </message>
    <message>
        <source>No safe connection to {host}: neither somebody that this system trusts nor the CA file of {provider} vouches for its certificate. Nothing was sent; check the file and the base URL.</source>
        <translation>无法与 {host} 建立安全连接：本系统信任的机构和 {provider} 的 CA 文件都没有为其证书作保。没有发送任何内容；请检查该文件和基础网址。</translation>
    </message>
    <message>
        <source>No safe connection to {host}: nobody that this app knows vouches for its certificate, and this system&apos;s own store of certificates was not found. Nothing was sent; give {provider} its CA file.</source>
        <translation>无法与 {host} 建立安全连接：本应用所知的机构都没有为其证书作保，也没有找到本系统自己的证书库。没有发送任何内容；请为 {provider} 指定 CA 文件。</translation>
    </message>
    <message>
        <source>No safe connection to {host}: its certificate is out of date, or your clock is wrong. Nothing was sent.</source>
        <translation>无法与 {host} 建立安全连接：它的证书已过期，或您的时钟不准。没有发送任何内容。</translation>
    </message>
    <message>
        <source>No safe connection to {host}: the certificate there belongs to another host. Check the base URL and your network; nothing was sent.</source>
        <translation>无法与 {host} 建立安全连接：那里的证书属于另一个主机。请检查基础网址和您的网络；没有发送任何内容。</translation>
    </message>
    <message>
        <source>What answers at {host} does not speak https. Check the base URL of {provider}; nothing was sent.</source>
        <translation>{host} 上的应答方不支持 https。请检查 {provider} 的基础网址；没有发送任何内容。</translation>
    </message>
    <message>
        <source>No safe connection to {host}: agreeing on one failed. Check the base URL and your network; nothing was sent.</source>
        <translation>无法与 {host} 建立安全连接：协商失败。请检查基础网址和您的网络；没有发送任何内容。</translation>
    </message>
    <message>
        <source>A proxy between here and {host} wants you to log in (HTTP {status}). {provider} was not reached; ask whoever runs your network.</source>
        <translation>通往 {host} 的代理要求您登录（HTTP {status}）。未能到达 {provider}；请询问您的网络管理员。</translation>
    </message>
    <message>
        <source>The proxy {proxy} wants you to log in (HTTP {status}). {provider} was not reached; ask whoever runs your network, or change the proxy in the settings.</source>
        <translation>代理 {proxy} 要求您登录（HTTP {status}）。未能到达 {provider}；请询问网络管理员，或在设置中更改代理。</translation>
    </message>
    <message>
        <source>The proxy {proxy} did not lead to {host} (HTTP {status}). {provider} was not reached; ask whoever runs the proxy, or change it in the settings.</source>
        <translation>代理 {proxy} 没有通向 {host}（HTTP {status}）。未能到达 {provider}；请询问代理的管理者，或在设置中更改代理。</translation>
    </message>
    <message>
        <source>The proxy {proxy} does not answer as one, so {provider} was not reached. Check your network, or change the proxy in the settings.</source>
        <translation>代理 {proxy} 没有作为代理应答，因此未能到达 {provider}。请检查网络，或在设置中更改代理。</translation>
    </message>
    <message>
        <source>{host} did not answer in time. Check your network connection, or retry later.</source>
        <translation>{host} 没有及时应答。请检查网络连接，或稍后重试。</translation>
    </message>
    <message>
        <source>Nobody answers at {host}: the connection was refused. If {provider} is a server on this machine, start it; otherwise check the base URL and your network.</source>
        <translation>{host} 无人应答：连接被拒绝。如果 {provider} 是本机服务器，请启动它；否则请检查基础网址和网络。</translation>
    </message>
    <message>
        <source>What answers at {host} does not speak this protocol, or hung up at once. Check the base URL of {provider}.</source>
        <translation>{host} 上的服务不支持此协议，或立即断开了连接。请检查 {provider} 的基础网址。</translation>
    </message>
    <message>
        <source>The key for {provider} holds characters that no key has. Copy it again from the provider.</source>
        <translation>{provider} 的密钥含有密钥不可能有的字符。请从服务商处重新复制。</translation>
    </message>
    <message>
        <source>The connection to {host} broke before an answer began. Check your network; retry.</source>
        <translation>与 {host} 的连接在回答开始前中断。请检查网络后重试。</translation>
    </message>
    <message>
        <source>The connection to {host} broke in mid-reply. What had arrived is kept; check your network and retry.</source>
        <translation>与 {host} 的连接在回复途中中断。已收到的内容已保留；请检查网络后重试。</translation>
    </message>
    <message>
        <source>{provider} gave no sign of life for {seconds} seconds. What had arrived is kept; retry later.</source>
        <translation>{provider} 已 {seconds} 秒没有任何动静。已收到的内容已保留；请稍后重试。</translation>
    </message>
    <message>
        <source>{host} sent a web page instead of an answer. Check the base URL of {provider}; a network that asks you to log in does this too.</source>
        <translation>{host} 发来的是网页而不是回答。请检查 {provider} 的基础网址；需要登录的网络也会造成这种情况。</translation>
    </message>
    <message>
        <source>{host} sent something that is no answer of this protocol. Check the base URL of {provider}.</source>
        <translation>{host} 发来的内容不是此协议的回答。请检查 {provider} 的基础网址。</translation>
    </message>
    <message>
        <source>{provider} sent too many damaged pieces to go on. What could be read is kept; retry, the fault is at the provider.</source>
        <translation>{provider} 发来的损坏片段太多，无法继续。能读取的内容已保留；问题在服务商，请重试。</translation>
    </message>
    <message>
        <source>{provider} sent far more than any answer holds, so the app stopped reading. What had arrived is kept.</source>
        <translation>{provider} 发来的内容远超任何回答应有的长度，应用已停止读取。已收到的内容已保留。</translation>
    </message>
    <message>
        <source>{provider} ended its reply without a word. Nothing is wrong on your side; retry.</source>
        <translation>{provider} 一个字也没说就结束了回复。您这边没有问题；请重试。</translation>
    </message>
    <message>
        <source>Your account at {provider} has no money or credits left. Top it up there. It said: {said}</source>
        <translation>您在 {provider} 的账户余额或额度已用完。请到该服务商处充值。对方说：{said}</translation>
    </message>
    <message>
        <source>{provider} does not have this model. Check the model&apos;s exact name there. It said: {said}</source>
        <translation>{provider} 没有这个模型。请到该服务商处核对模型的准确名称。对方说：{said}</translation>
    </message>
    <message>
        <source>{provider} refused the request. Change the prompt or the model. It said: {said}</source>
        <translation>{provider} 拒绝了请求。请修改问题或更换模型。对方说：{said}</translation>
    </message>
    <message>
        <source>{provider} has no list of models that could be asked for. Take a model&apos;s name from its page.</source>
        <translation>{provider} 没有可供获取的模型列表。请从它的网页上查找模型名称。</translation>
    </message>
    <message>
        <source>{host} turned the request away with a web page (HTTP {status}). Your network, your region or a firewall may be why; the key was not looked at.</source>
        <translation>{host} 用一个网页拒绝了请求（HTTP {status}）。原因可能是您的网络、所在地区或防火墙；密钥并未被检查。</translation>
    </message>
    <message>
        <source>{provider} gave up waiting (HTTP {status}). Nothing is wrong on your side; retry.</source>
        <translation>{provider} 等待超时后放弃（HTTP {status}）。您这边没有问题；请重试。</translation>
    </message>
    <message>
        <source>There is no provider named “{provider}”. Known: {known}. Add it first: File &gt; Add provider…, or deepseek-desktop provider add NAME --base-url URL.</source>
        <translation>没有名为“{provider}”的服务商。已知的有：{known}。请先添加：文件 &gt; 添加服务商…，或运行 deepseek-desktop provider add NAME --base-url URL。</translation>
    </message>
    <message>
        <source>There is no key for {provider}. Give it under File &gt; Providers…, or set the environment variable {variable} and start the app again.</source>
        <translation>{provider} 没有密钥。请在“文件 &gt; 服务商…”中填写，或设置环境变量 {variable} 后重新启动应用。</translation>
    </message>
    <message>
        <source>The key for {provider} in the environment variable {variable} holds characters that no key has. Copy it again from the provider.</source>
        <translation>环境变量 {variable} 中 {provider} 的密钥含有密钥不可能有的字符。请从服务商处重新复制。</translation>
    </message>
    <message>
        <source>No key store of this system can be used, so keys live until the app ends. They are written nowhere.</source>
        <translation>本系统没有可用的密钥库，因此密钥只保留到应用退出为止，不会写到任何地方。</translation>
    </message>
    <message>
        <source>The key store of this system is locked. Unlock it and try again; until then, keys live until the app ends.</source>
        <translation>本系统的密钥库已锁定。请解锁后重试；在此之前，密钥只保留到应用退出为止。</translation>
    </message>
    <message>
        <source>The key store of this system does not answer. Until it does, keys live until the app ends.</source>
        <translation>本系统的密钥库没有回应。在它恢复之前，密钥只保留到应用退出为止。</translation>
    </message>
    <message>
        <source>{store} did not give back what it was to keep, so keys live until the app ends.</source>
        <translation>{store} 没有交还所保存的内容，因此密钥只保留到应用退出为止。</translation>
    </message>
    <message>
        <source>A key was kept in {recorded}, but now this system&apos;s key store is {store}. Type the key once more, or start the app where {recorded} is.</source>
        <translation>密钥保存在 {recorded} 中，但现在本系统的密钥库是 {store}。请重新输入密钥，或在有 {recorded} 的环境中启动应用。</translation>
    </message>
    <message>
        <source>The key store could not be asked to forget the key; it may still be there. Remove it in the key store itself.</source>
        <translation>无法让密钥库删除该密钥；它可能仍在那里。请在密钥库中自行删除。</translation>
    </message>
    <message>
        <source>There is no provider named “{provider}”.</source>
        <translation>没有名为“{provider}”的服务商。</translation>
    </message>
    <message>
        <source>The settings could not be written to {path}: {reason}.</source>
        <translation>无法将设置写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>A provider needs base_url and, for a key, key_env.</source>
        <translation>服务商需要 base_url；如需密钥，还需要 key_env。</translation>
    </message>
    <message>
        <source>The setting “{name}” is not usable and was left out.</source>
        <translation>设置“{name}”无法使用，已忽略。</translation>
    </message>
    <message>
        <source>The settings file was damaged. It is kept as {path}; the app starts with defaults.</source>
        <translation>设置文件已损坏。它已保留为 {path}；应用以默认设置启动。</translation>
    </message>
    <message>
        <source>The settings in {path} are just being changed by another window. Try again in a moment.</source>
        <translation>{path} 中的设置正在被另一个窗口更改。请稍后再试。</translation>
    </message>
    <message>
        <source>The settings file {path} cannot be read; the app starts with defaults.</source>
        <translation>无法读取设置文件 {path}；应用以默认设置启动。</translation>
    </message>
    <message>
        <source>The data folder {path} cannot be used: {reason}. Choose another with --data-dir.</source>
        <translation>无法使用数据文件夹 {path}：{reason}。请用 --data-dir 另选一个。</translation>
    </message>
    <message>
        <source>The catalogue file {path} cannot be read and was left out. Correct it or remove it.</source>
        <translation>目录文件 {path} 无法读取，已忽略。请更正或删除它。</translation>
    </message>
    <message>
        <source>Model number {number} in the catalogue file {path} cannot be read and was left out. Correct it or remove it.</source>
        <translation>目录文件 {path} 中的第 {number} 个模型无法读取，已忽略。请更正或删除它。</translation>
    </message>
    <message>
        <source>There is no lane {letter} to set something for; there are {lanes}.</source>
        <translation>没有可设置的 {letter} 栏；现有 {lanes}。</translation>
    </message>
    <message>
        <source>There is no known host “{name}”. Known: {known}.</source>
        <translation>没有名为“{name}”的已知服务。已知：{known}。</translation>
    </message>
    <message>
        <source>There is no provider named “{provider}” that could be hidden. See: deepseek-desktop provider list --all.</source>
        <translation>没有可隐藏的名为“{provider}”的服务商。参见：deepseek-desktop provider list --all。</translation>
    </message>
    <message>
        <source>Where {name} is, you have to say: --base-url URL. Known are: {known}.</source>
        <translation>{name} 的地址需要由您指定：--base-url URL。已知的有：{known}。</translation>
    </message>
    <message>
        <source>The value of {name} is too long.</source>
        <translation>{name} 的值太长。</translation>
    </message>
    <message>
        <source>{name} is a number from {least} to {most}, not “{typed}”.</source>
        <translation>{name} 应为 {least} 到 {most} 之间的数，而不是“{typed}”。</translation>
    </message>
    <message>
        <source>{name} is a whole number from {least} to {most}, not “{typed}”.</source>
        <translation>{name} 应为 {least} 到 {most} 之间的整数，而不是“{typed}”。</translation>
    </message>
    <message>
        <source>{name} is on or off, not “{typed}”.</source>
        <translation>{name} 应为 on 或 off，而不是“{typed}”。</translation>
    </message>
    <message>
        <source>{name} is one of {choices}, not “{typed}”.</source>
        <translation>{name} 应为 {choices} 之一，而不是“{typed}”。</translation>
    </message>
    <message>
        <source>{name} needs a text on one line.</source>
        <translation>{name} 需要一行文字。</translation>
    </message>
    <message>
        <source>{name} takes 1 to {most} texts, one on each line.</source>
        <translation>{name} 接受 1 到 {most} 段文字，每行一段。</translation>
    </message>
    <message>
        <source>{name} is not valid JSON (line and column {place}). Nothing was sent; correct it.</source>
        <translation>{name} 不是有效的 JSON（行与列 {place}）。没有发送任何内容；请更正。</translation>
    </message>
    <message>
        <source>{name} has to be a JSON object with a “type”.</source>
        <translation>{name} 必须是带有“type”的 JSON 对象。</translation>
    </message>
    <message>
        <source>The tools have to be a JSON list with at least one function.</source>
        <translation>工具必须是至少含一个函数的 JSON 列表。</translation>
    </message>
    <message>
        <source>Tool {number} names no function: it needs “function” with a “name” in it.</source>
        <translation>第 {number} 个工具没有函数名：需要带有“name”的“function”。</translation>
    </message>
    <message>
        <source>“{typed}” sets no parameter. Write NAME=VALUE, like temperature=0.6.</source>
        <translation>“{typed}”没有设置任何参数。请写成 名称=值，例如 temperature=0.6。</translation>
    </message>
    <message>
        <source>There is no parameter “{name}”. Known: {known}.</source>
        <translation>没有参数“{name}”。已知：{known}。</translation>
    </message>
    <message>
        <source>The list of models could not be written to {path}: {reason}. Check that the folder can be written to and that there is room.</source>
        <translation>无法将模型列表写入 {path}：{reason}。请检查文件夹是否可写、空间是否足够。</translation>
    </message>
    <message>
        <source>There is no key in what you typed.</source>
        <translation>您输入的内容中没有密钥。</translation>
    </message>
    <message>
        <source>That is no key: it has {length} characters, and keys have at most {limit}.</source>
        <translation>这不是密钥：它有 {length} 个字符，而密钥最多 {limit} 个。</translation>
    </message>
    <message>
        <source>The character at place {place} cannot be in a key. Copy the key again from the provider.</source>
        <translation>第 {place} 个字符不可能出现在密钥中。请从服务商处重新复制。</translation>
    </message>
    <message>
        <source>There is no file of certificates at {path}. Give the whole path of a CA file, or leave it empty.</source>
        <translation>{path} 处没有证书文件。请填写 CA 文件的完整路径，或留空。</translation>
    </message>
    <message>
        <source>The file of certificates {path} cannot be read. Make it readable for you, or choose another.</source>
        <translation>证书文件 {path} 无法读取。请使其可读，或另选一个。</translation>
    </message>
    <message>
        <source>The file {path} holds no certificate that can be read. A CA file in PEM form begins with -----BEGIN CERTIFICATE-----.</source>
        <translation>文件 {path} 中没有可读取的证书。PEM 格式的 CA 文件以 -----BEGIN CERTIFICATE----- 开头。</translation>
    </message>
    <message>
        <source>A proxy of your own was chosen, but it has no address. Give one like http://proxy.example:3128 in the settings, or choose none.</source>
        <translation>已选择自定义代理，但没有地址。请在设置中填写如 http://proxy.example:3128 的地址，或选择不使用代理。</translation>
    </message>
    <message>
        <source>“{typed}” is not the address of a proxy. It looks like http://proxy.example:3128, with the port and nothing after it.</source>
        <translation>“{typed}”不是代理地址。它应类似 http://proxy.example:3128，以端口结尾。</translation>
    </message>
    <message>
        <source>SOCKS proxies cannot be used. Give an http:// proxy in the settings, or choose none; many programs that offer SOCKS offer http:// on another port, too.</source>
        <translation>无法使用 SOCKS 代理。请在设置中填写 http:// 代理，或选择不使用代理；许多提供 SOCKS 的程序也在另一个端口提供 http://。</translation>
    </message>
    <message>
        <source>Leave user name and password out of the proxy&apos;s address: the settings file keeps no secrets. Put them into the environment variable HTTPS_PROXY and choose the system&apos;s proxy.</source>
        <translation>请不要在代理地址中写用户名和密码：设置文件不保存机密。请把它们放进环境变量 HTTPS_PROXY，并选择系统代理。</translation>
    </message>
    <message>
        <source>The app keeps up to 100 providers of your own. Remove one that you do not need, then add this one.</source>
        <translation>本应用最多保存 100 个您自己添加的服务商。请先移除一个不需要的，再添加这一个。</translation>
    </message>
    <message>
        <source>The settings name more than 100 providers; those after the first 100 were left out. Remove some of them.</source>
        <translation>设置中的服务商超过 100 个；前 100 个之后的已忽略。请移除一些。</translation>
    </message>
    <message>
        <source>There is a provider named “{name}” already. Change that one, or give this one another name.</source>
        <translation>已有名为“{name}”的服务商。请更改那一个，或给这一个换个名称。</translation>
    </message>
    <message>
        <source>A window of DeepSeek Desktop is open over {path}, but does not answer. Close it, or end its process, then start again.</source>
        <translation>已有一个 DeepSeek Desktop 窗口在使用 {path}，但没有回应。请关闭它或结束其进程，然后重新启动。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>无法读取 {file}：{reason}。</translation>
    </message>
    <message>
        <source>{file} is too large to be shown: the limit is {limit} MB.</source>
        <translation>{file} 太大，无法显示：上限为 {limit} MB。</translation>
    </message>
    <message>
        <source>{file} is not text: it holds zero bytes.</source>
        <translation>{file} 不是文本：其中含有零字节。</translation>
    </message>
    <message>
        <source>{file} is not in UTF-8: byte {position} does not fit. Save it as UTF-8 first.</source>
        <translation>{file} 不是 UTF-8 编码：第 {position} 字节不符合。请先存为 UTF-8。</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}.</source>
        <translation>无法写入 {file}：{reason}。</translation>
    </message>
    <message>
        <source>No id begins with “{typed}”. See them with: {where}.</source>
        <translation>没有以“{typed}”开头的编号。可用以下命令查看：{where}。</translation>
    </message>
    <message>
        <source>{count} ids begin with “{typed}”: type more of the one you mean. See: {where}.</source>
        <translation>有 {count} 个编号以“{typed}”开头：请多输入几位以确定是哪一个。参见：{where}。</translation>
    </message>
    <message>
        <source>A reply in this conversation is just being written, by the window or another terminal. Wait until it has ended, or stop it there.</source>
        <translation>此对话中有一条回复正由窗口或另一个终端写入。请等它结束，或在那里停止它。</translation>
    </message>
    <message>
        <source>This was asked blind: who answered is hidden until you have judged in the window. To be told now, add --reveal.</source>
        <translation>这个问题是盲评提问的：在窗口中评判之前，不显示是谁回答的。若现在就要查看，请加上 --reveal。</translation>
    </message>
    <message>
        <source>No answer to the last question was cut, so there is none to go on with.</source>
        <translation>对最后一个问题的回答都没有被截断，因此没有可以接着写的回答。</translation>
    </message>
    <message>
        <source>Lane {letter} gave no last answer that others could go on from.</source>
        <translation>{letter} 栏的最后一轮没有可供其他栏接续的回答。</translation>
    </message>
    <message>
        <source>Lane {letter} brought no thinking that could be handed over.</source>
        <translation>{letter} 栏没有可以转交的思考。</translation>
    </message>
    <message>
        <source>There is no other lane that the thinking could be handed to.</source>
        <translation>没有其他栏可以接收这段思考。</translation>
    </message>
    <message>
        <source>This conversation has {count} lanes, so --model does not say which is meant. Leave it out.</source>
        <translation>此对话有 {count} 栏，--model 说明不了指的是哪一栏。请去掉它。</translation>
    </message>
    <message>
        <source>A title has 1 to {limit} characters.</source>
        <translation>标题须有 1 到 {limit} 个字符。</translation>
    </message>
    <message>
        <source>What is in the bin would be gone for good. If you want that, add --yes.</source>
        <translation>回收站中的内容将被永久删除。如果确实要这样做，请加上 --yes。</translation>
    </message>
    <message>
        <source>Give the persona a name.</source>
        <translation>请给角色起个名称。</translation>
    </message>
    <message>
        <source>The name is too long: at most {limit} characters.</source>
        <translation>名称太长：最多 {limit} 个字符。</translation>
    </message>
    <message>
        <source>Another persona is called “{name}” already. Choose another name.</source>
        <translation>已有名为“{name}”的角色。请换一个名称。</translation>
    </message>
    <message>
        <source>The persona sets nothing yet. Write instructions, set a parameter or choose a model, or discard the changes.</source>
        <translation>这个角色还没有任何设置。请写下指示、设置参数或选择模型，或者放弃更改。</translation>
    </message>
    <message>
        <source>Another prompt is called /{name} already. Choose another name.</source>
        <translation>已有名为 /{name} 的提示词，请换一个名称。</translation>
    </message>
    <message>
        <source>An action is called /{name} already. Choose another name.</source>
        <translation>已有名为 /{name} 的操作，请换一个名称。</translation>
    </message>
    <message>
        <source>The prompt has no text yet. Write one, or discard the changes.</source>
        <translation>提示词还没有内容。请填写，或放弃更改。</translation>
    </message>
    <message>
        <source>Give the prompt a name: it is called by it, with a slash in front.</source>
        <translation>请给提示词起名：在斜杠后输入此名称即可调用。</translation>
    </message>
    <message>
        <source>A name is made of letters, digits and hyphens, without blanks.</source>
        <translation>名称由文字、数字和连字符组成，不含空格。</translation>
    </message>
    <message>
        <source>“{typed}” is no limit. Write an amount and a currency, like 5 USD.</source>
        <translation>“{typed}”不是限额。请写金额和货币，例如 5 USD。</translation>
    </message>
    <message>
        <source>{file} is a folder. Choose the files in it that are to go along.</source>
        <translation>{file} 是文件夹。请选择其中要一起发送的文件。</translation>
    </message>
    <message>
        <source>{file} is too large: at most {limit} MB can go along. Attach the part that matters.</source>
        <translation>{file} 太大：最多可附带 {limit} MB。请只附上相关的部分。</translation>
    </message>
    <message>
        <source>{file} is a PDF, whose text cannot be read here. Copy the text that matters and paste it.</source>
        <translation>{file} 是 PDF，这里无法读取其中的文字。请复制相关文字后粘贴。</translation>
    </message>
    <message>
        <source>{file} is a packed file or an office document, not plain text. Open it, then copy the text that matters and paste it.</source>
        <translation>{file} 是压缩文件或办公文档，不是纯文本。请打开它，复制相关文字后粘贴。</translation>
    </message>
    <message>
        <source>{file} is not text, so a model cannot read it. Choose a file of text or code.</source>
        <translation>{file} 不是文本，模型无法读取。请选择文本或代码文件。</translation>
    </message>
    <message>
        <source>{file} is empty, so there is nothing to attach.</source>
        <translation>{file} 是空的，没有可附加的内容。</translation>
    </message>
    <message>
        <source>A reply is just being written to something in the bin, so that stays there for now. Wait until it has ended, or stop it, then delete it for good.</source>
        <translation>回收站中有内容的回复正在写入，因此暂时保留。请等它结束或停止它，然后再彻底删除。</translation>
    </message>
    <message>
        <source>What this goes on from was deleted, maybe in another window, so nothing was asked. Take it out of the bin, or ask in a new conversation.</source>
        <translation>所接续的内容已被删除（也许是在另一个窗口中），因此没有提问。请先从回收站恢复它，或在新对话中提问。</translation>
    </message>
    <message>
        <source>There is no such question: the branch that is shown has {count}.</source>
        <translation>没有这个问题：所显示的分支有 {count} 个问题。</translation>
    </message>
    <message>
        <source>Fewer than two lanes answered this question.</source>
        <translation>回答这个问题的栏少于两个。</translation>
    </message>
    <message>
        <source>“{typed}” does not name two lanes that answered. These did: {known}.</source>
        <translation>“{typed}”没有指出两个已回答的栏。已回答的有：{known}。</translation>
    </message>
    <message>
        <source>A verdict is about two answers to the newest question. Lanes that have one: {lanes}. Say which two with --between.</source>
        <translation>评判针对最新问题的两个回答。已作答的栏：{lanes}。请用 --between 指明是哪两栏。</translation>
    </message>
    <message>
        <source>A verdict takes {one}, {other}, tie or both-bad: give --better one of these.</source>
        <translation>评判可取 {one}、{other}、tie 或 both-bad：请用 --better 指定其一。</translation>
    </message>
    <message>
        <source>There is no set of lanes called “{name}”. See them with: deepseek-desktop sets.</source>
        <translation>没有名为“{name}”的栏组合。查看全部：deepseek-desktop sets。</translation>
    </message>
    <message>
        <source>This report was changed after it was made: its checksums do not match what is in it.</source>
        <translation>此报告在生成后被改动过：其校验和与内容不符。</translation>
    </message>
    <message>
        <source>The report tells who answered, and you have not judged yet.</source>
        <translation>报告会透露作答者，而您尚未评判。</translation>
    </message>
    <message>
        <source>There is no question {typed}: {count} are shown in this conversation.</source>
        <translation>没有第 {typed} 个问题：此对话中显示的有 {count} 个。</translation>
    </message>
    <message>
        <source>The report would hold what looks like a key: {shown}. Nothing was saved. If that is meant, add --save-anyway.</source>
        <translation>报告中会包含疑似密钥的内容：{shown}。未保存任何内容。如确有需要，请加上 --save-anyway。</translation>
    </message>
    <message>
        <source>Give the set of lanes a name.</source>
        <translation>请为这组栏取个名字。</translation>
    </message>
    <message>
        <source>The name is too long: {limit} characters at most.</source>
        <translation>名称太长：最多 {limit} 个字符。</translation>
    </message>
    <message>
        <source>There is a set of lanes called “{name}”.</source>
        <translation>已经有一组栏叫“{name}”。</translation>
    </message>
    <message>
        <source>A set has between 1 and {most} lanes.</source>
        <translation>一组有 1 到 {most} 栏。</translation>
    </message>
    <message>
        <source>This is no report: it is no JSON, or none that can be trusted.</source>
        <translation>这不是报告：它不是 JSON，或不是可信的 JSON。</translation>
    </message>
    <message>
        <source>This report cannot be read: “{place}” in it is missing or damaged.</source>
        <translation>无法读取此报告：其中的“{place}”缺失或已损坏。</translation>
    </message>
    <message>
        <source>The report cannot be saved as {file}: {reason}.</source>
        <translation>无法将报告保存为 {file}：{reason}。</translation>
    </message>
    <message>
        <source>This is too large for a report: the limit is {limit} MB.</source>
        <translation>文件过大，不能作为报告：上限为 {limit} MB。</translation>
    </message>
    <message>
        <source>A text in this report is too long to be opened: the limit is {limit} characters.</source>
        <translation>这份报告中有一段文本过长，无法打开：上限为 {limit} 个字符。</translation>
    </message>
    <message>
        <source>This is the page of a report. Open the .dsreport file that was saved beside it.</source>
        <translation>这是报告的网页。请打开与它一起保存的 .dsreport 文件。</translation>
    </message>
    <message>
        <source>This is no report of DeepSeek Desktop.</source>
        <translation>这不是 DeepSeek Desktop 的报告。</translation>
    </message>
    <message>
        <source>This report is in format {found}, and this version of the app knows {known}. Update the app.</source>
        <translation>此报告的格式为 {found}，而此版本的应用只认识 {known}。请更新应用。</translation>
    </message>
    <message>
        <source>There is no backup called {name}.</source>
        <translation>没有名为 {name} 的备份。</translation>
    </message>
    <message>
        <source>Several backups begin with {name}. Type more of the name.</source>
        <translation>有多个备份以 {name} 开头。请输入更多字符。</translation>
    </message>
    <message>
        <source>There is no archive in {path}.</source>
        <translation>{path} 中没有存档。</translation>
    </message>
    <message>
        <source>Say as what to export: --format json, markdown, html, pdf or csv.</source>
        <translation>请说明导出为什么格式：--format json、markdown、html、pdf 或 csv。</translation>
    </message>
    <message>
        <source>JSON holds all of a conversation: --no-reasoning does not go with it.</source>
        <translation>--no-reasoning 不能与 JSON 一起使用，因为 JSON 包含对话的全部内容。</translation>
    </message>
    <message>
        <source>Several conversations are several files in this format: name a folder with -o.</source>
        <translation>在此格式下，多个对话会成为多个文件：请用 -o 指定一个文件夹。</translation>
    </message>
    <message>
        <source>A terminal cannot show a PDF: name a file with -o.</source>
        <translation>终端无法显示 PDF：请用 -o 指定一个文件。</translation>
    </message>
    <message>
        <source>Something looks like a key in {count} of the conversations. Whoever gets the export could use it.</source>
        <translation>有 {count} 个对话中的内容看起来像密钥。拿到导出文件的人可能会使用它。</translation>
    </message>
    <message>
        <source>There is not enough room on the disk: {needed} are needed, {free} are free. Nothing was changed. Make room, then try again.</source>
        <translation>磁盘空间不足：需要 {needed}，可用 {free}。没有做任何更改。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The backup was not kept: it does not hold what it should ({reason}). The archive itself may be damaged. Choose Help &gt; Check the archive.</source>
        <translation>该备份没有保留：它的内容不对（{reason}）。存档本身可能已损坏。请选择“帮助 &gt; 检查存档”。</translation>
    </message>
    <message>
        <source>The backup was broken off, because the app ends.</source>
        <translation>备份已中断，因为应用正在结束。</translation>
    </message>
    <message>
        <source>The backup that you chose takes the place of the archive later: something else has the archive open. Close all windows and what runs in terminals, then start again.</source>
        <translation>您选择的备份稍后才会替换存档：存档正被其他程序打开。请关闭所有窗口以及终端中运行的命令，然后重新启动。</translation>
    </message>
    <message>
        <source>The backup that you chose could not take the place of the archive ({reason}). Nothing was changed.</source>
        <translation>您选择的备份未能替换存档（{reason}）。没有做任何更改。</translation>
    </message>
    <message>
        <source>The archive is in use, so no backup can take its place now. Close the window and what runs in a terminal, then try again.</source>
        <translation>存档正在使用，现在不能用备份替换它。请关闭窗口以及终端中运行的命令，然后重试。</translation>
    </message>
    <message>
        <source>Another import is still running. Wait until it has ended, or cancel it, then retry.</source>
        <translation>另一个导入仍在进行。请等它结束，或取消它，然后重试。</translation>
    </message>
    <message>
        <source>The check was broken off. Nothing was changed.</source>
        <translation>检查已中断。没有做任何更改。</translation>
    </message>
    <message>
        <source>Salvaging was broken off. Nothing was changed.</source>
        <translation>抢救已中断。没有做任何更改。</translation>
    </message>
    <message>
        <source>Nothing could be read out of the archive file ({reason}). It was left as it is. Open a backup, or start a new archive beside it.</source>
        <translation>无法从存档文件中读出任何内容（{reason}）。文件保持原样。请打开一个备份，或在旁边新建一个存档。</translation>
    </message>
    <message>
        <source>The archive is gone or empty, although there are backups of it. Nothing was changed.</source>
        <translation>存档不见了或是空的，但有它的备份。没有做任何更改。</translation>
    </message>
    <message>
        <source>The archive file is damaged: what is in it is no archive ({reason}). It was left as it is.</source>
        <translation>存档文件已损坏：其中的内容不是存档（{reason}）。文件保持原样。</translation>
    </message>
    <message>
        <source>The archive file is damaged: its end is missing ({reason}). It was left as it is.</source>
        <translation>存档文件已损坏：缺少末尾部分（{reason}）。文件保持原样。</translation>
    </message>
    <message>
        <source>The archive file is damaged ({reason}). It was left as it is.</source>
        <translation>存档文件已损坏（{reason}）。文件保持原样。</translation>
    </message>
    <message>
        <source>A newer version of this app, {app}, wrote this archive (format {found}, this version knows {known}). So it can be read here, but nothing new can be kept. Please update the app.</source>
        <translation>此存档由较新版本的应用 {app} 写入（格式 {found}，本版本支持到 {known}）。因此这里只能阅读，不能保存新内容。请更新应用。</translation>
    </message>
    <message>
        <source>A newer version of this app wrote this archive (format {found}, this version knows {known}). So it can be read here, but nothing new can be kept. Please update the app.</source>
        <translation>此存档由较新版本的应用写入（格式 {found}，本版本支持到 {known}）。因此这里只能阅读，不能保存新内容。请更新应用。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written, so the archive can be read here, but nothing new can be kept. Allow writing there, or choose another folder with --data-dir.</source>
        <translation>文件夹 {folder} 无法写入，因此可以查看存档，但不能保存新内容。请允许写入，或用 --data-dir 选择另一个文件夹。</translation>
    </message>
    <message>
        <source>The archive in {folder} is reached over a network ({network}), so it is written in the slower way that is safe there. Never open it on two computers at once. A folder on this computer is better.</source>
        <translation>{folder} 中的存档位于网络上（{network}），因此以较慢但安全的方式写入。切勿在两台电脑上同时打开它。放在本机的文件夹中更好。</translation>
    </message>
    <message>
        <source>The archive is open elsewhere, so it cannot be exchanged now. Close all windows and what runs in terminals, then try again.</source>
        <translation>存档正在别处打开，现在不能替换。请关闭所有窗口以及终端中运行的命令，然后重试。</translation>
    </message>
    <message>
        <source>A folder or a tag needs a name of at least one character.</source>
        <translation>文件夹或标签的名称至少要有一个字符。</translation>
    </message>
    <message>
        <source>There is a folder “{name}” already. Choose another name.</source>
        <translation>已有文件夹“{name}”。请另取名称。</translation>
    </message>
    <message>
        <source>The archive file was deleted or moved away while the app was using it. All of it was written to {name} in {folder} again, so nothing is lost.</source>
        <translation>应用使用存档文件时，它被删除或移走了。全部内容已重新写入 {folder} 中的 {name}，没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Another program replaced the archive file while the app was using it. What you had here, and what you ask until you close the app, is kept as {name} in {folder}. The next start opens the file that took its place.</source>
        <translation>应用使用存档文件时，另一个程序替换了它。您原有的内容，以及关闭应用之前所问的内容，保存为 {folder} 中的 {name}。下次启动会打开取代它的那个文件。</translation>
    </message>
    <message>
        <source>This is no archive file of DeepSeek Desktop.</source>
        <translation>这不是 DeepSeek Desktop 的存档文件。</translation>
    </message>
    <message>
        <source>This file is in format {found}, and this version of the app knows {known}. Update the app.</source>
        <translation>此文件的格式为 {found}，而此版本的应用只认识 {known}。请更新应用。</translation>
    </message>
    <message>
        <source>This file was cut off or changed: not all that was written to it is still there.</source>
        <translation>此文件不完整或已被更改：写入的内容并非全部还在。</translation>
    </message>
    <message>
        <source>This conversation cannot be read: it is no JSON.</source>
        <translation>无法读取此对话：它不是 JSON。</translation>
    </message>
    <message>
        <source>This conversation cannot be read: “{place}” in it is missing or damaged.</source>
        <translation>无法读取此对话：其中的“{place}”缺失或已损坏。</translation>
    </message>
    <message>
        <source>The export cannot be written: {reason}. Nothing was saved, and what was there before is unchanged.</source>
        <translation>无法写入导出文件：{reason}。没有保存任何内容，原有文件保持不变。</translation>
    </message>
    <message>
        <source>“{name}” is a name that Windows keeps for a device. Choose another name.</source>
        <translation>“{name}”是 Windows 留给设备的名称。请换一个名称。</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Choose one that is there.</source>
        <translation>没有文件夹 {folder}。请选择一个存在的文件夹。</translation>
    </message>
    <message>
        <source>{file} belongs to this app and is not to be replaced. Choose another name.</source>
        <translation>{file} 属于本应用，不能被替换。请换一个名称。</translation>
    </message>
    <message>
        <source>{file} is a folder. Choose a name for a file in it.</source>
        <translation>{file} 是一个文件夹。请为其中的文件选择一个名称。</translation>
    </message>
    <message>
        <source>{file} is no ordinary file. Choose another name.</source>
        <translation>{file} 不是普通文件。请换一个名称。</translation>
    </message>
    <message>
        <source>Many conversations go into a folder, and {file} is a file. Choose another name.</source>
        <translation>多个对话会放进一个文件夹，而 {file} 是一个文件。请换一个名称。</translation>
    </message>
    <message>
        <source>{file} is there already, so nothing was saved. Choose another name, or replace it with --force.</source>
        <translation>{file} 已经存在，因此没有保存任何内容。请换一个名称，或用 --force 替换它。</translation>
    </message>
    <message>
        <source>{file} holds no JSON, so there is nothing to import. Choose the export as it was given: a .json, .jsonl or .zip file.</source>
        <translation>{file} 不含 JSON，没有可导入的内容。请选择原样的导出文件：.json、.jsonl 或 .zip 文件。</translation>
    </message>
    <message>
        <source>{file} needs more memory than an import may take. Export less at once, or split it.</source>
        <translation>导入 {file} 所需的内存超出限制。请一次少导出一些，或拆分文件。</translation>
    </message>
    <message>
        <source>{file} could not be imported because of a fault in the app itself ({reason}). Nothing of it was kept. Please report this.</source>
        <translation>由于本应用自身的错误（{reason}），无法导入 {file}。没有保留其中任何内容。请报告此问题。</translation>
    </message>
    <message>
        <source>{file} is a database. Such files are not opened; have the app that it belongs to export its chats as JSON, then import that.</source>
        <translation>{file} 是数据库文件，不会打开此类文件。请在它所属的应用中把对话导出为 JSON，然后导入。</translation>
    </message>
    <message>
        <source>{file} is no file that can be imported. Choose a regular file.</source>
        <translation>{file} 不是可以导入的文件。请选择普通文件。</translation>
    </message>
    <message>
        <source>{file} is empty, so there is nothing to import.</source>
        <translation>{file} 是空的，没有可导入的内容。</translation>
    </message>
    <message>
        <source>{file} is larger than {limit} GB. Split it, or export less, then import it.</source>
        <translation>{file} 大于 {limit} GB。请拆分文件或少导出一些，然后再导入。</translation>
    </message>
    <message>
        <source>{file} was changed while it was read, so nothing of it was imported. Wait until it is written, then import it.</source>
        <translation>{file} 在读取时被修改，因此没有导入其中任何内容。请等文件写完后再导入。</translation>
    </message>
    <message>
        <source>{file} is not in a form that is known here. Known are the exports of DeepSeek, ChatGPT, Claude, Open WebUI, LibreChat and Chatbox, and our own. It begins with: {seen}.</source>
        <translation>无法识别 {file} 的格式。可识别的有 DeepSeek、ChatGPT、Claude、Open WebUI、LibreChat、Chatbox 以及本应用的导出文件。该文件开头是：{seen}。</translation>
    </message>
    <message>
        <source>{file} is a report. Open it with “Open a report”.</source>
        <translation>{file} 是一份报告。请用“打开报告”打开它。</translation>
    </message>
    <message>
        <source>Nothing in {file} could be read: it is damaged, or nobody said anything in it.</source>
        <translation>{file} 中没有可读取的内容：文件已损坏，或其中没有任何对话。</translation>
    </message>
    <message>
        <source>{file} is damaged: it cannot be unpacked. Download it again.</source>
        <translation>{file} 已损坏，无法解压。请重新下载。</translation>
    </message>
    <message>
        <source>{file} has more than {most} entries, which no export has.</source>
        <translation>{file} 包含超过 {most} 个条目，任何导出文件都不会这样。</translation>
    </message>
    <message>
        <source>{file} has two entries of one name, or links, which no export has. Nothing was imported.</source>
        <translation>{file} 中有同名条目或链接，任何导出文件都不会这样。没有导入任何内容。</translation>
    </message>
    <message>
        <source>{file} is encrypted. Unpack it yourself, then import the JSON in it.</source>
        <translation>{file} 已加密。请自行解压，然后导入其中的 JSON。</translation>
    </message>
    <message>
        <source>{file} unpacks to more than a hundred times its size, which no export does. Nothing was imported.</source>
        <translation>{file} 解压后超过原大小的一百倍，任何导出文件都不会这样。没有导入任何内容。</translation>
    </message>
    <message>
        <source>{file} holds no JSON file. A zip inside of a zip is not opened: unpack it, then import what is in it.</source>
        <translation>{file} 中没有 JSON 文件。不会打开压缩包中的压缩包：请先解压，再导入其中的文件。</translation>
    </message>
    <message>
        <source>There is nothing to export: no conversation with a question is there.</source>
        <translation>没有可导出的内容：没有包含问题的对话。</translation>
    </message>
    <message>
        <source>{file} takes too long to read, so it was given up. Nothing of it was imported.</source>
        <translation>读取 {file} 用时过长，已放弃。没有导入其中任何内容。</translation>
    </message>
    <message>
        <source>{file} could not be read within the limits of memory and time of an import. Nothing of it was imported. Export less at once, or split it.</source>
        <translation>在导入的内存和时间限制内无法读完 {file}。没有导入其中任何内容。请一次少导出一些，或拆分文件。</translation>
    </message>
    <message>
        <source>No folder for temporary files can be made: {reason}.</source>
        <translation>无法建立临时文件夹：{reason}。</translation>
    </message>
    <message>
        <source>No part of the app is called {name}; “deepseek-desktop licences” lists all of them.</source>
        <translation>应用中没有名为 {name} 的部分；“deepseek-desktop licences”会列出全部。</translation>
    </message>
    <message>
        <source>This report needs more memory than is given to one.</source>
        <translation>读取这份报告所需的内存超过了允许的上限。</translation>
    </message>
    <message>
        <source>This report could not be read within the limits of memory and time of a report.</source>
        <translation>未能在允许的内存和时间内读取这份报告。</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>JSON, for another archive</source>
        <translation>JSON，用于另一个存档</translation>
    </message>
    <message>
        <source>Markdown, for notes</source>
        <translation>Markdown，用于笔记</translation>
    </message>
    <message>
        <source>Page, for every browser (HTML)</source>
        <translation>网页，任何浏览器都能打开（HTML）</translation>
    </message>
    <message>
        <source>PDF, for paper</source>
        <translation>PDF，用于打印</translation>
    </message>
    <message>
        <source>Table of figures (CSV)</source>
        <translation>数据表（CSV）</translation>
    </message>
    <message>
        <source>All that is kept, in one file: every branch, reply, figure and verdict. It can be imported here or on another computer, and nothing is there twice then.</source>
        <translation>保存的一切都在一个文件里：每个分支、每条回复、数据和评判。可以在这里或另一台电脑上导入，不会产生重复。</translation>
    </message>
    <message>
        <source>The branch that is shown, as text that every editor opens.</source>
        <translation>当前显示的分支，任何编辑器都能打开的文本。</translation>
    </message>
    <message>
        <source>The branch that is shown, as a page without script that asks for nothing from the network. Formulas stand in TeX.</source>
        <translation>当前显示的分支，作为不含脚本、不访问网络的网页。公式以 TeX 形式显示。</translation>
    </message>
    <message>
        <source>The branch that is shown, on pages with numbers. Formulas stand in TeX.</source>
        <translation>当前显示的分支，分页并带页码。公式以 TeX 形式显示。</translation>
    </message>
    <message>
        <source>A row for each reply of every branch: who answered, tokens, seconds, cost, verdict. What is not known is empty.</source>
        <translation>所有分支的每条回复各占一行：由谁回答、词元数、秒数、费用、评判。未知的留空。</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>sooner</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>briefer</source>
        <translation>更短</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>更快</translation>
    </message>
    <message>
        <source>cheaper</source>
        <translation>更便宜</translation>
    </message>
    <message>
        <source>Thinking on:</source>
        <translation>开启思考：</translation>
    </message>
    <message>
        <source>Thinking off:</source>
        <translation>关闭思考：</translation>
    </message>
    <message>
        <source>Thinking:</source>
        <translation>思考：</translation>
    </message>
    <message>
        <source>none sent</source>
        <translation>无</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>时间未知</translation>
    </message>
    <message>
        <source>tokens unknown</source>
        <translation>词元数未知</translation>
    </message>
    <message>
        <source>Answer:</source>
        <translation>回答：</translation>
    </message>
    <message>
        <source>{count} tok</source>
        <translation>{count} 词元</translation>
    </message>
    <message>
        <source>{count} tok/s</source>
        <translation>{count} 词元/秒</translation>
    </message>
    <message>
        <source>speed unknown</source>
        <translation>速度未知</translation>
    </message>
    <message>
        <source>First token:</source>
        <translation>首个词元：</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>less time</source>
        <translation>用时更短</translation>
    </message>
    <message>
        <source>{count} tok with the thinking</source>
        <translation>{count} 词元（含思考）</translation>
    </message>
    <message>
        <source>in all {time}</source>
        <translation>共 {time}</translation>
    </message>
    <message>
        <source>Cost:</source>
        <translation>费用：</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>费用未知</translation>
    </message>
    <message>
        <source>First: {time}</source>
        <translation>首字：{time}</translation>
    </message>
    <message>
        <source>pieces with the thinking: {count}</source>
        <translation>片段数（含思考）：{count}</translation>
    </message>
    <message>
        <source>pieces so far: {count}</source>
        <translation>已收片段：{count}</translation>
    </message>
    <message>
        <source>{count} pieces/s</source>
        <translation>{count} 片段/秒</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>credits left {left}</source>
        <translation>剩余额度 {left}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{amount} USD, says the host</source>
        <translation>{amount} 美元（服务商报告）</translation>
    </message>
    <message>
        <source>Times are measured here, tokens are counted by the host.</source>
        <translation>时间由本机测量，词元由服务商计数。</translation>
    </message>
    <message>
        <source>A speed is the host&apos;s count over the time measured here.</source>
        <translation>速度为服务商的计数除以本机测得的时间。</translation>
    </message>
    <message>
        <source>Pieces are counted here as they arrive.</source>
        <translation>片段由本机在到达时计数。</translation>
    </message>
    <message>
        <source>The cost is at least that of the text so far, by our estimate of its tokens, at {output} {currency} per million ({source}, {as_of}).</source>
        <translation>费用至少为目前文本的费用：按我们估计的词元数，每百万词元 {output} {currency}（{source}，{as_of}）。</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>What&apos;s new</source>
        <translation>新增功能</translation>
    </message>
    <message>
        <source>The diagnostics are on the clipboard: versions, settings and the end of the log, without keys, questions and replies. Read them before you send them.</source>
        <translation>诊断信息已复制到剪贴板：版本、设置和日志末尾，不含密钥、问题和回复。发送之前请先阅读。</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>菜单项</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>imports</name>
    <message>
        <source>Conversations without any message, left out: {count}</source>
        <translation>没有任何消息、已略过的对话：{count}</translation>
    </message>
    <message>
        <source>Damaged entries that cannot be read, left out: {count}</source>
        <translation>已损坏无法读取、已略过的条目：{count}</translation>
    </message>
    <message>
        <source>Entries that are too large, left out: {count}</source>
        <translation>过大、已略过的条目：{count}</translation>
    </message>
    <message>
        <source>Entries that are no conversation, left out: {count}</source>
        <translation>不是对话、已略过的条目：{count}</translation>
    </message>
    <message>
        <source>Files that break off in the middle; what was whole before it is here: {count}</source>
        <translation>中途截断的文件，截断之前完整的内容已导入：{count}</translation>
    </message>
    <message>
        <source>Conversations and questions that you deleted here, which stay in the bin: {count}</source>
        <translation>您在此处删除过、仍留在回收站中的对话和问题：{count}</translation>
    </message>
    <message>
        <source>Entries whose conversation was deleted during the import, left out: {count}</source>
        <translation>所属对话在导入期间被删除、已略过的条目：{count}</translation>
    </message>
    <message>
        <source>Questions, replies and verdicts that are here with other content, kept beside: {count}</source>
        <translation>此处已有但内容不同、并列保存的问题、回复和评判：{count}</translation>
    </message>
    <message>
        <source>Messages without text, left out: {count}</source>
        <translation>没有文字、已略过的消息：{count}</translation>
    </message>
    <message>
        <source>Messages of tools, left out: {count}</source>
        <translation>工具消息，已略过：{count}</translation>
    </message>
    <message>
        <source>Pictures and files whose text is not in the export: {count}</source>
        <translation>导出文件中不含其文字的图片和文件：{count}</translation>
    </message>
    <message>
        <source>Messages that stand in the file twice, taken once: {count}</source>
        <translation>在文件中重复出现、只取一次的消息：{count}</translation>
    </message>
    <message>
        <source>Messages whose predecessor is missing, taken as beginnings: {count}</source>
        <translation>缺少上一条、作为开头处理的消息：{count}</translation>
    </message>
    <message>
        <source>Messages that follow each other in a circle, cut: {count}</source>
        <translation>首尾相接成环、已断开的消息：{count}</translation>
    </message>
    <message>
        <source>Messages beyond what one conversation can hold, left out: {count}</source>
        <translation>超出单个对话容量、已略过的消息：{count}</translation>
    </message>
    <message>
        <source>Times that cannot be true, replaced: {count}</source>
        <translation>不可能正确、已替换的时间：{count}</translation>
    </message>
    <message>
        <source>API keys in the file, made unreadable: {count}</source>
        <translation>文件中的 API 密钥，已遮盖：{count}</translation>
    </message>
    <message>
        <source>Conversations that are not as they were exported, here as they are: {count}</source>
        <translation>与导出时不一致、按现状导入的对话：{count}</translation>
    </message>
    <message>
        <source>Texts of your own archive that hold what looks like an API key: {count}</source>
        <translation>您自己的存档中疑似含有 API 密钥的文本：{count}</translation>
    </message>
    <message>
        <source>Looking whether this file was imported already…</source>
        <translation>正在检查此文件是否已导入过…</translation>
    </message>
    <message>
        <source>Reading… New conversations: {count}</source>
        <translation>正在读取… 新对话：{count}</translation>
    </message>
    <message>
        <source>Putting it into the library…</source>
        <translation>正在放入资料库…</translation>
    </message>
    <message>
        <source>{file}: not imported once more.</source>
        <translation>{file}：没有再次导入。</translation>
    </message>
    <message>
        <source>New conversations: {count}</source>
        <translation>新对话：{count}</translation>
    </message>
    <message>
        <source>Conversations with something new: {count}</source>
        <translation>有新增内容的对话：{count}</translation>
    </message>
    <message>
        <source>Conversations that were here already: {count}</source>
        <translation>原本已有的对话：{count}</translation>
    </message>
    <message>
        <source>New questions: {count}</source>
        <translation>新问题：{count}</translation>
    </message>
    <message>
        <source>New replies: {count}</source>
        <translation>新回复：{count}</translation>
    </message>
    <message>
        <source>New verdicts: {count}</source>
        <translation>新评判：{count}</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>没有新内容</translation>
    </message>
    <message>
        <source>These are the ends of the keys: {keys}</source>
        <translation>这些密钥的首尾：{keys}</translation>
    </message>
    <message>
        <source>{file} was imported on {at}. Importing it once more adds only what is missing here, for example what you deleted for good.</source>
        <translation>{file} 已于 {at} 导入过。再次导入只会添加此处缺少的内容，例如您彻底删除的内容。</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Kept.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>It is forgotten, here and in the key store.</source>
        <translation>已在此处和密钥库中删除。</translation>
    </message>
    <message>
        <source>{store} keeps what it is given and gives it back: just tried.</source>
        <translation>{store} 会保存并交还所给的内容：刚刚试过。</translation>
    </message>
    <message>
        <source>Its address is another now, so the key for the old one is forgotten. Give it again.</source>
        <translation>它的地址已改变，因此旧地址的密钥已删除。请重新填写。</translation>
    </message>
    <message>
        <source>It is kept; but {place} is set and counts first.</source>
        <translation>已保存；但 {place} 已设置，会优先使用。</translation>
    </message>
    <message>
        <source>The key {key} is kept in {place}.</source>
        <translation>密钥 {key} 保存在 {place} 中。</translation>
    </message>
    <message>
        <source>The key {key} can be used until the app ends.</source>
        <translation>密钥 {key} 可使用到应用退出为止。</translation>
    </message>
    <message>
        <source>There is no key for this provider.</source>
        <translation>这家服务商没有密钥。</translation>
    </message>
    <message>
        <source>{key} comes from the environment variable {place}.</source>
        <translation>{key} 来自环境变量 {place}。</translation>
    </message>
    <message>
        <source>{key} is in {place}, and is sent to {origin} alone.</source>
        <translation>{key} 在 {place} 中，只发送给 {origin}。</translation>
    </message>
    <message>
        <source>{key} is in memory only, until the app ends.</source>
        <translation>{key} 只在内存中，直到应用退出。</translation>
    </message>
</context>
<context>
    <name>lane</name>
    <message>
        <source>Left to the provider</source>
        <translation>由服务商决定</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>{effort} (sent as {sent})</source>
        <translation>{effort}（发送为 {sent}）</translation>
    </message>
</context>
<context>
    <name>lane_sets</name>
    <message>
        <source>{thinking} vs {plain} at {host}</source>
        <translation>{host}：{thinking} 对 {plain}</translation>
    </message>
    <message>
        <source>{model} at {count} hosts</source>
        <translation>{model}，{count} 个服务商</translation>
    </message>
    <message>
        <source>{model}: thinking on vs off, at {host}</source>
        <translation>{host} 的 {model}：开启与关闭思考</translation>
    </message>
</context>
<context>
    <name>lanes</name>
    <message>
        <source>other host</source>
        <translation>服务商不同</translation>
    </message>
    <message>
        <source>{name} not set</source>
        <translation>{name}未设置</translation>
    </message>
    <message>
        <source>no instructions</source>
        <translation>无指令</translation>
    </message>
    <message>
        <source>other instructions</source>
        <translation>指令不同</translation>
    </message>
    <message>
        <source>own instructions</source>
        <translation>自有指令</translation>
    </message>
</context>
<context>
    <name>library</name>
    <message>
        <source>Folder: {name}</source>
        <translation>文件夹：{name}</translation>
    </message>
    <message>
        <source>Tag: {name}</source>
        <translation>标签：{name}</translation>
    </message>
    <message>
        <source>Host: {name}</source>
        <translation>服务商：{name}</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>模型：{name}</translation>
    </message>
    <message>
        <source>Comparisons</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Being answered</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>being answered</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Tags: {names}</source>
        <translation>标签：{names}</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Open in a new &amp;window</source>
        <translation>在新窗口中打开(&amp;W)</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>重命名(&amp;M)</translation>
    </message>
    <message>
        <source>Selected: {count}</source>
        <translation>已选择：{count}</translation>
    </message>
    <message>
        <source>Un&amp;pin</source>
        <translation>取消固定(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Pin</source>
        <translation>固定(&amp;P)</translation>
    </message>
    <message>
        <source>Mo&amp;ve to a folder…</source>
        <translation>移到文件夹(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>标签(&amp;T)…</translation>
    </message>
    <message>
        <source>Mark as &amp;read</source>
        <translation>标为已读(&amp;R)</translation>
    </message>
    <message>
        <source>Mark as un&amp;read</source>
        <translation>标为未读(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
</context>
<context>
    <name>licences</name>
    <message>
        <source>What comes along, and how to replace Qt</source>
        <translation>随附的内容，以及如何替换 Qt</translation>
    </message>
    <message>
        <source>Libraries of the system that were copied</source>
        <translation>一同复制的系统库</translation>
    </message>
</context>
<context>
    <name>links</name>
    <message>
        <source>Not opened</source>
        <translation>没有打开</translation>
    </message>
    <message>
        <source>The address could not be opened. It can be copied instead.</source>
        <translation>无法打开该地址。您可以复制它。</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>The same model at other hosts</source>
        <translation>其他服务商的同一模型</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>所有模型</translation>
    </message>
    <message>
        <source>answers now</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>no key yet</source>
        <translation>还没有密钥</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>not in the catalogue: may be asked all the same</source>
        <translation>目录中没有：仍可提问</translation>
    </message>
    <message>
        <source>context unknown</source>
        <translation>上下文未知</translation>
    </message>
    <message>
        <source>context {count}</source>
        <translation>上下文 {count}</translation>
    </message>
    <message>
        <source>to be retired</source>
        <translation>即将停用</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未经验证</translation>
    </message>
    <message>
        <source>always thinks</source>
        <translation>总是思考</translation>
    </message>
    <message>
        <source>never thinks</source>
        <translation>从不思考</translation>
    </message>
    <message>
        <source>thinking can be switched</source>
        <translation>可开关思考</translation>
    </message>
    <message>
        <source>thinking unknown</source>
        <translation>思考情况未知</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>{input} in, {output} out, {currency} per million</source>
        <translation>输入 {input}，输出 {output}，{currency} 每百万词元</translation>
    </message>
</context>
<context>
    <name>outcome</name>
    <message>
        <source>Stopped by you. What had arrived is kept.</source>
        <translation>已由您停止。已收到的内容已保留。</translation>
    </message>
    <message>
        <source>Stopped because another lane had answered. What had arrived is kept.</source>
        <translation>另一栏已先答完，因此停止。已收到的内容会保留。</translation>
    </message>
    <message>
        <source>Stopped because it would have passed your limit for spending. What had arrived is kept.</source>
        <translation>已停止，因为会超出您的花费限额。已收到的内容会保留。</translation>
    </message>
    <message>
        <source>The host ended this reply early. What had arrived is kept.</source>
        <translation>服务商提前结束了这条回复。已收到的内容已保留。</translation>
    </message>
    <message>
        <source>The host&apos;s content filter ended this reply.</source>
        <translation>服务商的内容过滤器结束了这条回复。</translation>
    </message>
    <message>
        <source>The token limit ended this reply.</source>
        <translation>这条回复因达到词元上限而结束。</translation>
    </message>
    <message>
        <source>Something went wrong in the app itself. What had arrived is kept; retry.</source>
        <translation>应用自身出现问题。已收到的内容已保留；请重试。</translation>
    </message>
    <message>
        <source>The app ended while this reply was arriving. What had arrived is kept.</source>
        <translation>这条回复到达期间应用已退出。已收到的内容已保留。</translation>
    </message>
    <message>
        <source>The app ended before it was this lane&apos;s turn: it was never asked.</source>
        <translation>应用在轮到此栏之前已退出：从未向它提问。</translation>
    </message>
    <message>
        <source>The token limit was used up by thinking: no answer came.</source>
        <translation>词元上限已被思考用完：没有得到回答。</translation>
    </message>
    <message>
        <source>Pieces of this reply arrived damaged and were skipped or repaired: {count}. The fault is at the provider; retry if something is missing.</source>
        <translation>这条回复中有片段到达时已损坏，已跳过或修复：{count}。问题在服务商；如有缺失请重试。</translation>
    </message>
    <message>
        <source>The model wants these calls made. This app makes none; they are only shown.</source>
        <translation>模型希望执行这些调用。本应用不执行任何调用，只予显示。</translation>
    </message>
    <message>
        <source>The model ended without an answer.</source>
        <translation>模型没有给出回答就结束了。</translation>
    </message>
</context>
<context>
    <name>outline</name>
    <message>
        <source>restates</source>
        <translation>复述</translation>
    </message>
    <message>
        <source>plans</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>computes</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>turns back</source>
        <translation>回头</translation>
    </message>
    <message>
        <source>concludes</source>
        <translation>得出结论</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>No sign of any other kind was found.</source>
        <translation>没有发现属于其他类型的迹象。</translation>
    </message>
    <message>
        <source>Told by: “{cue}”</source>
        <translation>依据：“{cue}”</translation>
    </message>
    <message>
        <source>{one} and {other} take the same steps.</source>
        <translation>{one} 与 {other} 的步骤相同。</translation>
    </message>
    <message>
        <source>{one} and {other} take the same steps as far as was compared; they are very long.</source>
        <translation>就已比较的部分而言，{one} 与 {other} 的步骤相同；两者都很长。</translation>
    </message>
    <message>
        <source>{one} and {other} part at step {number}: {ended} has ended before.</source>
        <translation>{one} 与 {other} 从第 {number} 步起分开：{ended} 已先结束。</translation>
    </message>
    <message>
        <source>{one} (step {left}) and {other} (step {right}) part: {why}.</source>
        <translation>{one}（第 {left} 步）与 {other}（第 {right} 步）从此分开：{why}。</translation>
    </message>
    <message>
        <source>they do something else</source>
        <translation>做法不同</translation>
    </message>
    <message>
        <source>other numbers</source>
        <translation>数字不同</translation>
    </message>
    <message>
        <source>other words</source>
        <translation>用词不同</translation>
    </message>
    <message>
        <source>Where {one} and {other} part cannot be told: one brought no thinking.</source>
        <translation>无法判断 {one} 与 {other} 从何处分开：其中一方没有思考。</translation>
    </message>
    <message>
        <source>Where {one} and {other} part cannot be told: they think in two scripts.</source>
        <translation>无法判断 {one} 与 {other} 从何处分开：两者思考所用的文字不同。</translation>
    </message>
</context>
<context>
    <name>parameters</name>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Whether the model thinks before it answers.</source>
        <translation>模型在回答前是否思考。</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>力度</translation>
    </message>
    <message>
        <source>How long the model may think.</source>
        <translation>模型可以思考多久。</translation>
    </message>
    <message>
        <source>Most tokens</source>
        <translation>词元上限</translation>
    </message>
    <message>
        <source>The reply ends after so many tokens; thinking counts with most hosts.</source>
        <translation>回复在达到这个词元数后结束；多数服务商会把思考计算在内。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>0 is the most predictable; higher values vary more.</source>
        <translation>0 最可预测；值越高变化越大。</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Considers only the likeliest tokens that make up this share.</source>
        <translation>只考虑累计概率达到这一比例的最可能词元。</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>频率惩罚</translation>
    </message>
    <message>
        <source>Above 0, what was said often is said less.</source>
        <translation>大于 0 时，常说的内容会说得更少。</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>出现惩罚</translation>
    </message>
    <message>
        <source>Above 0, what was said at all is said less.</source>
        <translation>大于 0 时，说过的内容会说得更少。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed and prompt give nearly the same reply, where honoured.</source>
        <translation>在支持的情况下，相同的种子和问题会得到几乎相同的回复。</translation>
    </message>
    <message>
        <source>Stop at</source>
        <translation>停止于</translation>
    </message>
    <message>
        <source>The reply ends before any of these texts, one on each line.</source>
        <translation>回复会在遇到这些文字之一时结束，每行一段。</translation>
    </message>
    <message>
        <source>Response format</source>
        <translation>回复格式</translation>
    </message>
    <message>
        <source>A JSON object with a type, like json_object or json_schema. Ask for JSON in the prompt, too.</source>
        <translation>带有 type 的 JSON 对象，例如 json_object 或 json_schema。也请在问题中要求 JSON。</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>A JSON list of functions. Calls are shown, never run.</source>
        <translation>函数的 JSON 列表。调用只显示，从不执行。</translation>
    </message>
    <message>
        <source>Tool choice</source>
        <translation>工具选择</translation>
    </message>
    <message>
        <source>none, auto, required, or a JSON object that names a function.</source>
        <translation>none、auto、required，或指定函数的 JSON 对象。</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>流式传输</translation>
    </message>
    <message>
        <source>Whether the reply arrives piece by piece, or as a whole at its end.</source>
        <translation>回复是逐段到达，还是在结束时整体到达。</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>上游</translation>
    </message>
    <message>
        <source>For a router: the one company that shall answer, for a fair comparison.</source>
        <translation>用于路由服务：指定由哪一家公司回答，以便公平对比。</translation>
    </message>
</context>
<context>
    <name>providing</name>
    <message>
        <source>Its list has {count} models. New lanes offer them now.</source>
        <translation>它的列表有 {count} 个模型。新的栏中现在可以选择它们。</translation>
    </message>
    <message>
        <source>It answers, and lists {count} models: {names}</source>
        <translation>它有回应，并列出 {count} 个模型：{names}</translation>
    </message>
    <message>
        <source>It answers, and lists no model.</source>
        <translation>它有回应，但没有列出模型。</translation>
    </message>
    <message>
        <source>{title} answers. Models: {count}</source>
        <translation>{title} 有回应。模型数：{count}</translation>
    </message>
    <message>
        <source>No server answers on the usual ports of this machine. Start one and look again, or add it with its address.</source>
        <translation>本机的常用端口上没有服务器回应。请启动一个后再查找，或填写地址添加它。</translation>
    </message>
    <message>
        <source>{name} is kept. Choose it in a new lane: {name}/MODEL</source>
        <translation>已保存 {name}。请在新的栏中选择它：{name}/模型名</translation>
    </message>
    <message>
        <source>Remove {name}? What it said stays in the archive.</source>
        <translation>移除 {name}？它说过的内容会留在存档中。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>{name} is removed. What it said stays in the archive.</source>
        <translation>已移除 {name}。它说过的内容留在存档中。</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>First token</source>
        <translation>首个词元</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Thinking tokens</source>
        <translation>思考词元</translation>
    </message>
    <message>
        <source>Answer tokens</source>
        <translation>回答词元</translation>
    </message>
    <message>
        <source>Tokens in all</source>
        <translation>词元总数</translation>
    </message>
    <message>
        <source>Speed of thinking</source>
        <translation>思考速度</translation>
    </message>
    <message>
        <source>Speed of the answer</source>
        <translation>回答速度</translation>
    </message>
    <message>
        <source>Speed in all</source>
        <translation>总体速度</translation>
    </message>
    <message>
        <source>Time in all</source>
        <translation>总用时</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>as the host says</source>
        <translation>服务商所报</translation>
    </message>
    <message>
        <source>measured by the app</source>
        <translation>应用测得</translation>
    </message>
    <message>
        <source>our estimate</source>
        <translation>我们的估计</translation>
    </message>
    <message>
        <source>nobody said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>sooner</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>briefer</source>
        <translation>更短</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>更快</translation>
    </message>
    <message>
        <source>less time</source>
        <translation>用时更短</translation>
    </message>
    <message>
        <source>cheaper</source>
        <translation>更便宜</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>stopped by a person</source>
        <translation>手动停止</translation>
    </message>
    <message>
        <source>stopped by a limit for spending</source>
        <translation>因花费限额停止</translation>
    </message>
    <message>
        <source>ended early by the host</source>
        <translation>服务商提前结束</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>ended by the host&apos;s content filter</source>
        <translation>被服务商的内容过滤器终止</translation>
    </message>
    <message>
        <source>ended by the token limit</source>
        <translation>达到词元上限</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>stopped, since another lane had answered</source>
        <translation>已停止，因为另一栏已回答</translation>
    </message>
    <message>
        <source>never asked</source>
        <translation>未提问</translation>
    </message>
    <message>
        <source>All lanes were asked at once.</source>
        <translation>各栏同时提问。</translation>
    </message>
    <message>
        <source>The lanes were asked one after another.</source>
        <translation>各栏依次提问。</translation>
    </message>
    <message>
        <source>The lanes were asked at once, until one had answered.</source>
        <translation>竞速：各栏同时提问，先答完即止。</translation>
    </message>
    <message>
        <source>more correct</source>
        <translation>更正确</translation>
    </message>
    <message>
        <source>more complete</source>
        <translation>更完整</translation>
    </message>
    <message>
        <source>clearer</source>
        <translation>更清楚</translation>
    </message>
    <message>
        <source>follows the question better</source>
        <translation>更切题</translation>
    </message>
    <message>
        <source>better style</source>
        <translation>文风更好</translation>
    </message>
    <message>
        <source>safer</source>
        <translation>更安全</translation>
    </message>
    <message>
        <source>Other branches of this conversation hold more questions: {count}. They are not in here; exported as JSON, all are.</source>
        <translation>此对话的其他分支还有 {count} 个问题，不在此文件中；导出为 JSON 时则全部包含。</translation>
    </message>
    <message>
        <source>{value} s</source>
        <translation>{value} 秒</translation>
    </message>
    <message>
        <source>{value} tokens</source>
        <translation>{value} 词元</translation>
    </message>
    <message>
        <source>{value} tokens/s</source>
        <translation>{value} 词元/秒</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>The thinking was left out of this report.</source>
        <translation>此报告中未包含思考。</translation>
    </message>
    <message>
        <source>SHA-256 of the thinking</source>
        <translation>思考的 SHA-256</translation>
    </message>
    <message>
        <source>SHA-256 of the answer</source>
        <translation>回答的 SHA-256</translation>
    </message>
    <message>
        <source>Who answered, figures and where they come from</source>
        <translation>作答者、各项数据及其来源</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>所请求</translation>
    </message>
    <message>
        <source>Sent as</source>
        <translation>实际发送为</translation>
    </message>
    <message>
        <source>The host says</source>
        <translation>服务商称</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>上游</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>生成编号</translation>
    </message>
    <message>
        <source>Asked to think</source>
        <translation>要求思考</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>力度</translation>
    </message>
    <message>
        <source>Thinking came as</source>
        <translation>思考的传输形式</translation>
    </message>
    <message>
        <source>Quantisation</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>Sent with</source>
        <translation>发送的参数</translation>
    </message>
    <message>
        <source>What is known of the model is from</source>
        <translation>模型信息来源</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Asked at</source>
        <translation>提问时间</translation>
    </message>
    <message>
        <source>Failed before</source>
        <translation>此前失败</translation>
    </message>
    <message>
        <source>Goes on with</source>
        <translation>接续自</translation>
    </message>
    <message>
        <source>an earlier answer that was cut</source>
        <translation>先前被截断的回答</translation>
    </message>
    <message>
        <source>Was given</source>
        <translation>已得知</translation>
    </message>
    <message>
        <source>the thinking of another reply</source>
        <translation>另一个回复的思考</translation>
    </message>
    <message>
        <source>Tokens of the prompt</source>
        <translation>提示词元</translation>
    </message>
    <message>
        <source>Of these from a cache</source>
        <translation>其中来自缓存</translation>
    </message>
    <message>
        <source>The host says it charged</source>
        <translation>服务商称已收取</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>The price is from</source>
        <translation>价格来源</translation>
    </message>
    <message>
        <source>was still being written</source>
        <translation>当时仍在生成</translation>
    </message>
    <message>
        <source>{input} in, {output} out, {currency} for a million tokens</source>
        <translation>输入 {input}，输出 {output}，每百万词元，单位 {currency}</translation>
    </message>
    <message>
        <source>from a cache</source>
        <translation>来自缓存</translation>
    </message>
    <message>
        <source>{left} is better than {right}</source>
        <translation>{left} 优于 {right}</translation>
    </message>
    <message>
        <source>{left} and {right} are equally good</source>
        <translation>{left} 与 {right} 不相上下</translation>
    </message>
    <message>
        <source>{left} and {right} are both bad</source>
        <translation>{left} 与 {right} 都不好</translation>
    </message>
    <message>
        <source>{right} is better than {left}</source>
        <translation>{right} 优于 {left}</translation>
    </message>
    <message>
        <source>Made {at} with DeepSeek Desktop {version}.</source>
        <translation>由 DeepSeek Desktop {version} 生成于 {at}。</translation>
    </message>
    <message>
        <source>The conversation was opened from a report that was made {at} with version {version}, and was as it was made.</source>
        <translation>此对话由 {at} 用版本 {version} 生成的报告打开，内容与生成时一致。</translation>
    </message>
    <message>
        <source>The conversation was opened from a report that was made {at} with version {version}, and had been changed after it was made.</source>
        <translation>此对话由 {at} 用版本 {version} 生成的报告打开，该报告在生成后被改动过。</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Question {number}</source>
        <translation>第 {number} 个问题</translation>
    </message>
    <message>
        <source>Not sent along: the oldest questions, {count} of them.</source>
        <translation>未附带最早的 {count} 个问题。</translation>
    </message>
    <message>
        <source>Attached:</source>
        <translation>附件：</translation>
    </message>
    <message>
        <source>Figures side by side</source>
        <translation>数据对照</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>given blind</source>
        <translation>盲评</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>The thinking was left out.</source>
        <translation>未包含思考。</translation>
    </message>
    <message>
        <source>from the report that was opened</source>
        <translation>来自所打开的报告</translation>
    </message>
    <message>
        <source>though an answer names its model</source>
        <translation>但有回答透露了模型名称</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>栏</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>About this report</source>
        <translation>关于此报告</translation>
    </message>
    <message>
        <source>About this page</source>
        <translation>关于此页面</translation>
    </message>
    <message>
        <source>Checksum in the data file (SHA-256)</source>
        <translation>数据文件中的校验和（SHA-256）</translation>
    </message>
    <message>
        <source>The data file of the same name holds the same, and can be opened with DeepSeek Desktop. Its checksum shows that nothing was changed by accident; it proves nothing about who made it.</source>
        <translation>同名的数据文件内容相同，可用 DeepSeek Desktop 打开。其校验和表明内容没有被意外改动，但不能证明由谁生成。</translation>
    </message>
    <message>
        <source>Costs are estimates unless the host itself says them: tokens as the host counted them, at the price with the date above. What nobody said is shown as unknown.</source>
        <translation>除非服务商自己说明，费用均为估计：按服务商统计的词元和上面带日期的价格计算。无人说明的内容显示为未知。</translation>
    </message>
    <message>
        <source>Formulas are shown as they were written, in TeX. Pictures are links.</source>
        <translation>公式按原样以 TeX 显示。图片以链接表示。</translation>
    </message>
</context>
<context>
    <name>reporting</name>
    <message>
        <source>DeepSeek Desktop was updated or removed while it ran, and cannot find its parts any more. What had arrived is kept. Close it and start it again.</source>
        <translation>DeepSeek Desktop 在运行时被更新或移除，已找不到自己的部分文件。已收到的内容都已保存。请关闭后重新启动。</translation>
    </message>
    <message>
        <source>Something went wrong in the app itself. What had arrived is kept. You can go on; please send us the report.</source>
        <translation>应用自身出现问题。已收到的内容已保留。您可以继续使用；请把报告发给我们。</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>Made on</source>
        <translation>生成于</translation>
    </message>
    <message>
        <source>With version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Checksum (SHA-256)</source>
        <translation>校验和（SHA-256）</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Paid by whoever asked, so they do not count as spent here.</source>
        <translation>由提问者支付，不计入这里的花费。</translation>
    </message>
    <message>
        <source>Verdicts in the report: they do not count among yours</source>
        <translation>报告中的评判（不计入您的评判）</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>About the report</source>
        <translation>关于此报告</translation>
    </message>
    <message>
        <source>As it was made; who made it, no checksum can tell.</source>
        <translation>与生成时一致；校验和无法说明由谁生成。</translation>
    </message>
    <message>
        <source>Changed after it was made.</source>
        <translation>生成后被改动过。</translation>
    </message>
    <message>
        <source>{left} is better than {right}</source>
        <translation>{left} 优于 {right}</translation>
    </message>
    <message>
        <source>{left} and {right} are equally good</source>
        <translation>{left} 与 {right} 不相上下</translation>
    </message>
    <message>
        <source>{left} and {right} are both bad</source>
        <translation>{left} 与 {right} 都不好</translation>
    </message>
    <message>
        <source>{right} is better than {left}</source>
        <translation>{right} 优于 {left}</translation>
    </message>
    <message>
        <source>Question {number}</source>
        <translation>第 {number} 个问题</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>花费</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>玫瑰红</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>As it was left last</source>
        <translation>与上次相同</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>到末尾</translation>
    </message>
    <message>
        <source>To the start of the answer</source>
        <translation>到回答的开头</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The system’s</source>
        <translation>系统代理</translation>
    </message>
    <message>
        <source>One of your own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置项</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Without a choice</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>In settings.toml</source>
        <translation>在 settings.toml 中</translation>
    </message>
    <message>
        <source>{least} to {most} {unit}</source>
        <translation>{least} 到 {most} {unit}</translation>
    </message>
    <message>
        <source>any text</source>
        <translation>任意文字</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Colours of the whole window.</source>
        <translation>整个窗口的颜色。</translation>
    </message>
    <message>
        <source>Accent</source>
        <translation>强调色</translation>
    </message>
    <message>
        <source>Colour of buttons, links and what is chosen; not in high contrast.</source>
        <translation>按钮、链接和选中项的颜色；高对比度下不适用。</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Room around buttons, fields, tabs and menus.</source>
        <translation>按钮、输入框、标签页和菜单的间距。</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Typeface of the whole window.</source>
        <translation>整个窗口的字体。</translation>
    </message>
    <message>
        <source>System font</source>
        <translation>系统字体</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Size of all text; the system&apos;s own counts as 10 at least.</source>
        <translation>所有文字的大小；系统字号至少按 10 计算。</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>磅</translation>
    </message>
    <message>
        <source>System size</source>
        <translation>系统字号</translation>
    </message>
    <message>
        <source>Code font</source>
        <translation>代码字体</translation>
    </message>
    <message>
        <source>Typeface of code in questions and replies.</source>
        <translation>问题和回复中代码的字体。</translation>
    </message>
    <message>
        <source>Send with</source>
        <translation>发送方式</translation>
    </message>
    <message>
        <source>The other one starts a new line, and so does Shift+Enter.</source>
        <translation>另一种则换行，Shift+Enter 也是换行。</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>How the thinking of a new question begins.</source>
        <translation>新问题的思考最初如何显示。</translation>
    </message>
    <message>
        <source>Scroll along</source>
        <translation>跟随滚动</translation>
    </message>
    <message>
        <source>How far a reply is followed while its end is in view.</source>
        <translation>末尾可见时，跟随回复滚动到哪里。</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>When a long reply ends while you work elsewhere: how its answer begins, on the desktop.</source>
        <translation>您在别处工作时，较长的回复一结束，就在桌面上显示回答的开头。</translation>
    </message>
    <message>
        <source>Limit for a day</source>
        <translation>每日限额</translation>
    </message>
    <message>
        <source>An amount and a currency, like 5 USD: a warning at 80 % and when it is reached. No other currency counts.</source>
        <translation>金额和币种，例如 5 USD：达到 80 % 和用完时提醒。其他币种不计入。</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>无限额</translation>
    </message>
    <message>
        <source>Limit for a month</source>
        <translation>每月限额</translation>
    </message>
    <message>
        <source>The same for a calendar month, like 50 USD.</source>
        <translation>同上，按自然月计算，例如 50 USD。</translation>
    </message>
    <message>
        <source>Stop at a limit</source>
        <translation>达到限额时停止</translation>
    </message>
    <message>
        <source>Holds back what would pass a limit, and stops running replies there. Off: only warns.</source>
        <translation>将超出限额的问题先不发送，运行中的回复到限额即停止。关闭：仅提醒。</translation>
    </message>
    <message>
        <source>Titles by</source>
        <translation>标题由</translation>
    </message>
    <message>
        <source>Written PROVIDER/MODEL: it names conversations after their first answer. What that cost is said.</source>
        <translation>写作 服务商/模型：在首次回答之后由它为对话拟定标题，并说明花费。</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>不用模型</translation>
    </message>
    <message>
        <source>Give up after</source>
        <translation>放弃等待</translation>
    </message>
    <message>
        <source>A reply is given up when its host has sent no sign of life for so long.</source>
        <translation>服务商在这么长时间内没有任何动静时，放弃该回复。</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>It sees which host is asked, never a key or a word; nothing on this machine is asked through it.</source>
        <translation>它能看到访问的是哪台主机，但看不到密钥和内容；访问本机不经过它。</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>For a proxy of your own, like http://proxy.example:3128.</source>
        <translation>用于自定义代理，例如 http://proxy.example:3128。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Takes effect when the app is started again.</source>
        <translation>重新启动应用后生效。</translation>
    </message>
</context>
<context>
    <name>spending</name>
    <message>
        <source>+{count} unknown</source>
        <translation>+{count} 笔未知</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无花费</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>费用未知</translation>
    </message>
    <message>
        <source>This conversation: nothing spent yet</source>
        <translation>本对话：尚无花费</translation>
    </message>
    <message>
        <source>{count} cached</source>
        <translation>缓存 {count}</translation>
    </message>
    <message>
        <source>{count} thinking</source>
        <translation>思考 {count}</translation>
    </message>
    <message>
        <source>This conversation: {cost} · {prompt} tokens in{cached}, {out} out{thinking}</source>
        <translation>本对话：{cost} · 输入 {prompt} 词元{cached}，输出 {out}{thinking}</translation>
    </message>
    <message>
        <source>{cost} (all branches: {other})</source>
        <translation>{cost}（全部分支：{other}）</translation>
    </message>
    <message>
        <source>This conversation: {cost} · tokens unknown</source>
        <translation>本对话：{cost} · 词元数未知</translation>
    </message>
    <message>
        <source>Today: {day} · this month: {month}</source>
        <translation>今天：{day} · 本月：{month}</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入词元</translation>
    </message>
    <message>
        <source>{count}: {hit} found in the cache, {miss} not</source>
        <translation>{count}：缓存命中 {hit}，未命中 {miss}</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出词元</translation>
    </message>
    <message>
        <source>{count}: {thinking} thinking, {answer} answer</source>
        <translation>{count}：思考 {thinking}，回答 {answer}</translation>
    </message>
    <message>
        <source>Providers say</source>
        <translation>服务商报告</translation>
    </message>
    <message>
        <source>We estimate</source>
        <translation>我们的估算</translation>
    </message>
    <message>
        <source>Cost unknown</source>
        <translation>费用未知</translation>
    </message>
    <message>
        <source>Tokens unknown</source>
        <translation>词元未知</translation>
    </message>
    <message>
        <source>In, from the cache</source>
        <translation>输入（缓存命中）</translation>
    </message>
    <message>
        <source>In, not cached</source>
        <translation>输入（未命中）</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>By these prices</source>
        <translation>按此价格</translation>
    </message>
    <message>
        <source>{model}: {input} in, {cached} cached, {output} out</source>
        <translation>{model}：输入 {input}，缓存 {cached}，输出 {output}</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>{count} unknown</source>
        <translation>{count} 笔未知</translation>
    </message>
    <message>
        <source>≈ {low} {currency} or more</source>
        <translation>≈ {low} {currency} 或更多</translation>
    </message>
    <message>
        <source>≈ {low} to {high} {currency}</source>
        <translation>≈ {low} 至 {high} {currency}</translation>
    </message>
    <message>
        <source>Today’s limit of {limit} is nearly reached: {spent} spent, next {next}.</source>
        <translation>今日限额 {limit} 即将用完：已花 {spent}，下一次 {next}。</translation>
    </message>
    <message>
        <source>This month’s limit of {limit} is nearly reached: {spent} spent, next {next}.</source>
        <translation>本月限额 {limit} 即将用完：已花 {spent}，下一次 {next}。</translation>
    </message>
    <message>
        <source>This would pass today’s limit of {limit}: {spent} spent, next {next}. Nothing was sent yet.</source>
        <translation>这会超过今日限额 {limit}：已花 {spent}，下一次 {next}。尚未发送任何内容。</translation>
    </message>
    <message>
        <source>This would pass this month’s limit of {limit}: {spent} spent, next {next}. Nothing was sent yet.</source>
        <translation>这会超过本月限额 {limit}：已花 {spent}，下一次 {next}。尚未发送任何内容。</translation>
    </message>
    <message>
        <source>This passes today’s limit of {limit}: {spent} spent, next {next}.</source>
        <translation>这会超出今日限额 {limit}：已花费 {spent}，下一个问题 {next}。</translation>
    </message>
    <message>
        <source>This passes this month’s limit of {limit}: {spent} spent, next {next}.</source>
        <translation>这会超出本月限额 {limit}：已花费 {spent}，下一个问题 {next}。</translation>
    </message>
    <message>
        <source>Today’s limit of {limit} is nearly reached: {spent} spent.</source>
        <translation>今日限额 {limit} 即将用完：已花费 {spent}。</translation>
    </message>
    <message>
        <source>This month’s limit of {limit} is nearly reached: {spent} spent.</source>
        <translation>本月限额 {limit} 即将用完：已花费 {spent}。</translation>
    </message>
    <message>
        <source>Today’s limit of {limit} is reached: {spent} spent.</source>
        <translation>今日限额 {limit} 已用完：已花费 {spent}。</translation>
    </message>
    <message>
        <source>This month’s limit of {limit} is reached: {spent} spent.</source>
        <translation>本月限额 {limit} 已用完：已花费 {spent}。</translation>
    </message>
    <message>
        <source>Today’s limit of {limit} is reached, so running replies were stopped. What had arrived is kept.</source>
        <translation>今日限额 {limit} 已用完，运行中的回复已停止。已收到的内容会保留。</translation>
    </message>
    <message>
        <source>This month’s limit of {limit} is reached, so running replies were stopped. What had arrived is kept.</source>
        <translation>本月限额 {limit} 已用完，运行中的回复已停止。已收到的内容会保留。</translation>
    </message>
    <message>
        <source>Amounts in {currencies} are not counted.</source>
        <translation>{currencies} 的金额不计入。</translation>
    </message>
    <message>
        <source>Requests of unknown cost are not counted: {count}.</source>
        <translation>费用未知的请求不计入：{count} 次。</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>每月</translation>
    </message>
</context>
<context>
    <name>standings</name>
    <message>
        <source>Contestants</source>
        <translation>参评者</translation>
    </message>
    <message>
        <source>Wins</source>
        <translation>胜</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>平局</translation>
    </message>
    <message>
        <source>Both bad</source>
        <translation>都不好</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Share of wins (95 %)</source>
        <translation>胜率（95%）</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>p, adjusted</source>
        <translation>p（校正后）</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Contestant</source>
        <translation>参评者</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Log strength (95 %)</source>
        <translation>对数强度（95%）</translation>
    </message>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
    <message>
        <source>1 verdict</source>
        <translation>1 次评判</translation>
    </message>
    <message>
        <source>{count} verdicts</source>
        <translation>{count} 次评判</translation>
    </message>
    <message>
        <source>1 question</source>
        <translation>1 个问题</translation>
    </message>
    <message>
        <source>{count} questions</source>
        <translation>{count} 个问题</translation>
    </message>
    <message>
        <source>{verdicts} on {questions}</source>
        <translation>{questions}，{verdicts}</translation>
    </message>
    <message>
        <source>not counted, as chosen above: {count}</source>
        <translation>按上方的选择未计入：{count}</translation>
    </message>
    <message>
        <source>of one contestant with itself, for the sides only: {count}</source>
        <translation>同一参评者与自身相比，只用于左右侧：{count}</translation>
    </message>
    <message>
        <source>Sides: no question is decided yet.</source>
        <translation>左右侧：还没有分出胜负的问题。</translation>
    </message>
    <message>
        <source>Sides: the left reply won {wins} of {decided} decided questions: {share}; {p}.</source>
        <translation>左右侧：在 {decided} 个分出胜负的问题中，左侧回复胜出 {wins} 个：{share}；{p}。</translation>
    </message>
    <message>
        <source>Always seen on the same sides, so that a liking for a side and one for a contestant look the same: {first} and {second}.</source>
        <translation>始终出现在相同的一侧，因此对某一侧的偏好与对参评者的偏好无法区分：{first} 和 {second}。</translation>
    </message>
    <message>
        <source>One side was found better more often than by chance: judge blind.</source>
        <translation>某一侧被评为更好的次数超出偶然：请使用盲评。</translation>
    </message>
    <message>
        <source>No liking for a side is seen.</source>
        <translation>未发现对某一侧的偏好。</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value}（{low} 至 {high}）</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place}（共 {count}）</translation>
    </message>
    <message>
        <source>{best} to {worst} of {count}</source>
        <translation>第 {best} 至 {worst}（共 {count}）</translation>
    </message>
    <message>
        <source>Nothing is decided yet, so there are no strengths to tell.</source>
        <translation>尚未分出胜负，暂无强度。</translation>
    </message>
    <message>
        <source>Nobody is told apart yet: every place is possible.</source>
        <translation>尚无法区分高下：每个名次都有可能。</translation>
    </message>
    <message>
        <source>Somebody won or lost everything: these strengths are rough.</source>
        <translation>有参评者全胜或全负：这些强度只是粗略估计。</translation>
    </message>
    <message>
        <source>No votes connect these groups, so that strengths of one say nothing about another.</source>
        <translation>这些组之间没有投票相连，各组的强度不能互相比较。</translation>
    </message>
    <message>
        <source>Not compared with anybody yet: {names}.</source>
        <translation>还没有与任何一方比较过：{names}。</translation>
    </message>
    <message>
        <source>&lt; {value}</source>
        <translation>&lt; {value}</translation>
    </message>
    <message>
        <source>{share} % ({low}–{high})</source>
        <translation>{share}%（{low}–{high}）</translation>
    </message>
</context>
<context>
    <name>statistics</name>
    <message>
        <source>One vote per question</source>
        <translation>每个问题只计一票</translation>
    </message>
    <message>
        <source>Several verdicts on one question are not independent. For a pair they count as one: won by whoever won more of them, a tie where both won as many. All tests and intervals go by questions. A prompt that is asked anew after the same prompts is the same question: to learn about models and not about one prompt, ask different ones.</source>
        <translation>同一问题上的多次评判并不相互独立。对每一对参评者，它们合计为一票：胜出次数多者得此问题，次数相同则为平局。所有检验和区间都按问题计算。在相同的前文之后重新提出同样的问题，仍算同一个问题：要了解的是模型而不是某一个问题，就请提不同的问题。</translation>
    </message>
    <message>
        <source>Paired sign test (exact, two-sided)</source>
        <translation>配对符号检验（精确，双侧）</translation>
    </message>
    <message>
        <source>How likely wins at least as uneven as these would be if neither was better. Ties and “both bad” are shown, and left out of the test. The value holds for a number of votes that was fixed beforehand: voting until it is small makes it too small.</source>
        <translation>假如两者不分优劣，胜负至少如此悬殊的可能性有多大。平局和“都不好”会列出，但不计入检验。该值适用于事先定好票数的情形：一直投到它变小为止，会使它偏小。</translation>
    </message>
    <message>
        <source>Interval of the share of wins (Clopper–Pearson, 95 %)</source>
        <translation>胜率区间（Clopper–Pearson，95%）</translation>
    </message>
    <message>
        <source>All shares of the decided questions that the votes do not rule out. Exact: it holds the true share in at least 95 of 100 such samples.</source>
        <translation>在分出胜负的问题中，现有投票不能排除的所有胜率。这是精确区间：100 个这样的样本中，至少有 95 个的区间包含真实胜率。</translation>
    </message>
    <message>
        <source>Several pairs at once (Holm)</source>
        <translation>同时比较多对（Holm）</translation>
    </message>
    <message>
        <source>With many pairs one looks decided by chance. The p-values are raised so that even one false alarm among all pairs stays as rare as one test would make it. Tables by reason are adjusted each for itself: they suggest, and do not prove.</source>
        <translation>比较的对数一多，总有一对会碰巧显得已分高下。因此调高 p 值，使所有各对中出现哪怕一次误报的机会，也不高于单次检验。按理由分列的表各自单独校正：它们只是提示，不是证明。</translation>
    </message>
    <message>
        <source>Votes still needed (Noether)</source>
        <translation>还需要的票数（Noether）</translation>
    </message>
    <message>
        <source>How many more questions would let the sign test tell the two apart in 80 of 100 cases, if wins and ties go on as they did. Half a win is added to each side, so that few votes do not promise too much.</source>
        <translation>如果胜负和平局的比例保持不变，还需要多少个问题，符号检验才能在 100 次中有 80 次区分两者。两边各加半胜，以免票数很少时过于乐观。</translation>
    </message>
    <message>
        <source>Bradley–Terry strengths with ties (Davidson)</source>
        <translation>含平局的 Bradley–Terry 强度（Davidson）</translation>
    </message>
    <message>
        <source>One strength for each contestant that explains all wins and ties together, on a natural logarithmic scale around the mean. “Both bad” is left out. A small prior, half a win to either side of a pair, keeps who won everything finite. Contestants that no votes connect cannot be compared.</source>
        <translation>每个参评者一个强度，合起来解释所有胜负和平局；取自然对数，以平均值为零点。“都不好”不计入。一个很小的先验（每对两边各半胜）使全胜者的强度保持有限。没有投票相连的参评者无法比较。</translation>
    </message>
    <message>
        <source>Intervals of differences (95 %, by question)</source>
        <translation>差值区间（95%，按问题）</translation>
    </message>
    <message>
        <source>Estimate ± 1.96 standard errors. The error is the larger of two: from the information in the votes, and from how much the questions differ.</source>
        <translation>估计值 ± 1.96 个标准误。标准误取两者中较大的一个：由投票所含信息得出的，和由各问题之间的差异得出的。</translation>
    </message>
    <message>
        <source>Ranks only where they can be told</source>
        <translation>能分辨时才给名次</translation>
    </message>
    <message>
        <source>A rank is all places that the votes do not rule out. Two contestants change places unless their difference, adjusted for all pairs, is beyond chance. Places go by all votes together, findings about a pair by its own: with few votes one may be told and the other not. Of two that nobody else was compared with, the sign test has to agree.</source>
        <translation>名次是现有投票不能排除的所有位置。两个参评者的差异经所有各对校正后若仍可归于偶然，则位置可以互换。名次依据全部投票，对一对的结论只依据这一对的投票：票数少时，可能一个已能分辨而另一个还不能。如果两者都没有与别的参评者比较过，还须与符号检验一致。</translation>
    </message>
    <message>
        <source>Liking for a side (sign test)</source>
        <translation>对某一侧的偏好（符号检验）</translation>
    </message>
    <message>
        <source>Whether the left or the right reply was found better more often than by chance. It tells of a habit only where sides were shuffled.</source>
        <translation>左侧或右侧的回复被评为更好的次数是否超出偶然。只有打乱过左右位置时，它才说明习惯性的偏好。</translation>
    </message>
    <message>
        <source>Not separable yet: more than {votes} more votes</source>
        <translation>尚无法区分：还需超过 {votes} 票</translation>
    </message>
    <message>
        <source>{better} is preferred</source>
        <translation>{better} 更受青睐</translation>
    </message>
    <message>
        <source>Not separable yet: about {votes} more votes</source>
        <translation>尚无法区分：大约还需 {votes} 票</translation>
    </message>
    <message>
        <source>No difference seen</source>
        <translation>未见差异</translation>
    </message>
    <message>
        <source>Nobody was preferred yet</source>
        <translation>尚未分出优劣</translation>
    </message>
</context>
<context>
    <name>usage</name>
    <message>
        <source>Money spent, {currency}</source>
        <translation>花费，{currency}</translation>
    </message>
    <message>
        <source>Tokens used</source>
        <translation>词元用量</translation>
    </message>
    <message>
        <source>In, cached</source>
        <translation>输入（缓存命中）</translation>
    </message>
    <message>
        <source>In, not cached</source>
        <translation>输入（未命中）</translation>
    </message>
    <message>
        <source>In, not told apart</source>
        <translation>输入（未区分）</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Out, not told apart</source>
        <translation>输出（未区分）</translation>
    </message>
    <message>
        <source>Hosts charged</source>
        <translation>服务商收取</translation>
    </message>
    <message>
        <source>We estimate</source>
        <translation>我们的估算</translation>
    </message>
    <message>
        <source>{name}: nothing</source>
        <translation>{name}：无</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} 词元</translation>
    </message>
    <message>
        <source>requests of unknown cost: {count}</source>
        <translation>费用未知的请求：{count}</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Cost unknown</source>
        <translation>费用未知</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>最近 365 天</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按天</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>按周</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>按模型</translation>
    </message>
    <message>
        <source>By host</source>
        <translation>按服务商</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>yyyy年M月d日 ddd</translation>
    </message>
    <message>
        <source>Week from {day}</source>
        <translation>{day} 起的一周</translation>
    </message>
    <message>
        <source>MMM yy</source>
        <translation>yy年M月</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周（起始日）</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>{requests} requests · {prompt} tokens in, {out} out · {cost}</source>
        <translation>{requests} 次请求 · 输入 {prompt} 词元，输出 {out} · {cost}</translation>
    </message>
    <message>
        <source>hosts charged {amount}</source>
        <translation>服务商收取 {amount}</translation>
    </message>
    <message>
        <source>we estimate {amount}</source>
        <translation>我们估算 {amount}</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>费用未知</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>The cost of {count} of these requests is unknown, so it is not in any sum.</source>
        <translation>其中 {count} 次请求的费用未知，因此不计入任何合计。</translation>
    </message>
    <message>
        <source>The tokens of {count} requests were not counted by their host.</source>
        <translation>有 {count} 次请求的词元数服务商没有统计。</translation>
    </message>
    <message>
        <source>Not told apart: the host said how many tokens, but not how many were cached or thinking.</source>
        <translation>未区分：服务商说明了词元总数，但没有说明其中多少命中缓存或用于思考。</translation>
    </message>
    <message>
        <source>“≈” is our estimate from dated prices; the rest is what hosts say themselves.</source>
        <translation>“≈”是我们按注明日期的价格作的估算；其余为服务商自己的数字。</translation>
    </message>
    <message>
        <source>Currencies are not converted into each other.</source>
        <translation>不同币种之间不作换算。</translation>
    </message>
    <message>
        <source>{part} {value}</source>
        <translation>{part} {value}</translation>
    </message>
    <message>
        <source>{name}: {whole} ({pieces})</source>
        <translation>{name}：{whole}（{pieces}）</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>{letter} ({model})</source>
        <translation>{letter}（{model}）</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>清楚</translation>
    </message>
    <message>
        <source>brief</source>
        <translation>简洁</translation>
    </message>
    <message>
        <source>follows instructions</source>
        <translation>遵循要求</translation>
    </message>
    <message>
        <source>well written</source>
        <translation>文笔好</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>{letter} better</source>
        <translation>{letter} 更好</translation>
    </message>
    <message>
        <source>Tie</source>
        <translation>平手</translation>
    </message>
    <message>
        <source>Both bad</source>
        <translation>都不好</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{finding} ({reasons})</source>
        <translation>{finding}（{reasons}）</translation>
    </message>
    <message>
        <source>Judged blind.</source>
        <translation>盲评。</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}。</translation>
    </message>
    <message>
        <source>You found {one} and {other} equally good</source>
        <translation>您认为 {one} 与 {other} 不相上下</translation>
    </message>
    <message>
        <source>You found {one} and {other} both bad</source>
        <translation>您认为 {one} 与 {other} 都不好</translation>
    </message>
    <message>
        <source>You found {better} better than {worse}</source>
        <translation>您认为 {better} 优于 {worse}</translation>
    </message>
    <message>
        <source>Not quite blind: both answers name a model. The verdict is marked so.</source>
        <translation>并非完全盲评：两个回答都提到了模型名称，此评判已作标记。</translation>
    </message>
    <message>
        <source>Not quite blind: the answer of {letter} names a model. The verdict is marked so.</source>
        <translation>并非完全盲评：{letter} 的回答提到了模型名称，此评判已作标记。</translation>
    </message>
</context>
<context>
    <name>whole turn</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>place {place} in the queue</source>
        <translation>排队第 {place} 位</translation>
    </message>
    <message>
        <source>connecting {time}</source>
        <translation>连接中 {time}</translation>
    </message>
    <message>
        <source>waiting {time}</source>
        <translation>等待中 {time}</translation>
    </message>
    <message>
        <source>thinking {time}</source>
        <translation>思考中 {time}</translation>
    </message>
    <message>
        <source>answering {time}</source>
        <translation>回答中 {time}</translation>
    </message>
    <message>
        <source>loading model {time}</source>
        <translation>正在加载模型 {time}</translation>
    </message>
    <message>
        <source>retry in {seconds} s ({attempt} of {most})</source>
        <translation>{seconds} 秒后重试（第 {attempt} 次，共 {most} 次）</translation>
    </message>
    <message>
        <source>limit used up by thinking</source>
        <translation>上限被思考用完</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>stopped by your limit</source>
        <translation>因限额停止</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>被截断</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>被过滤</translation>
    </message>
    <message>
        <source>limit reached</source>
        <translation>达到上限</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>never asked</source>
        <translation>未提问</translation>
    </message>
    <message>
        <source>{state} in {seconds} s</source>
        <translation>{state}，用时 {seconds} 秒</translation>
    </message>
    <message>
        <source>Estimate from the price per million tokens: {input} in, {cached} cached, {output} out ({currency}; {source}, {as_of}).</source>
        <translation>按每百万词元的价格估算：输入 {input}，缓存 {cached}，输出 {output}（{currency}；{source}，{as_of}）。</translation>
    </message>
    <message>
        <source>The host itself reports {amount} USD.</source>
        <translation>服务商自己报告的费用为 {amount} USD。</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>Thinking is off</source>
        <translation>思考已关闭</translation>
    </message>
    <message>
        <source>Thought, time unknown</source>
        <translation>思考已结束，时长未知</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>No thinking was sent</source>
        <translation>没有收到思考内容</translation>
    </message>
    <message>
        <source>Thinking {time}</source>
        <translation>思考中 {time}</translation>
    </message>
    <message>
        <source>Thought for {seconds} s, {count} tokens</source>
        <translation>思考了 {seconds} 秒，{count} 词元</translation>
    </message>
    <message>
        <source>Thought for {seconds} s</source>
        <translation>思考了 {seconds} 秒</translation>
    </message>
    <message>
        <source>Thought for {count} tokens</source>
        <translation>思考了 {count} 词元</translation>
    </message>
    <message>
        <source>From here on: {model} · {provider}</source>
        <translation>从此处起：{model} · {provider}</translation>
    </message>
    <message>
        <source>Answered by {model} · {provider}</source>
        <translation>由 {model} · {provider} 回答</translation>
    </message>
    <message>
        <source>From here on with other instructions.</source>
        <translation>从此处起使用其他指示。</translation>
    </message>
</context>
</TS>
