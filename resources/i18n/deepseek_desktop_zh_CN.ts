<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AddProviderDialog</name>
    <message>
        <source>Add provider</source>
        <translation>添加服务商</translation>
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
    <message>
        <source>Any host that speaks the OpenAI chat-completions protocol. The key itself is not kept: it is read from the environment variable that you name here; leave it empty for a server that needs none.</source>
        <translation>任何支持 OpenAI chat-completions 协议的服务。密钥本身不会保存，只从您在此填写的环境变量中读取；如果服务器不需要密钥，请留空。</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Wait for the running replies, or stop them.</source>
        <translation>请等待正在进行的回复结束，或先停止它们。</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Your question</source>
        <translation>您的问题</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>发送（Enter）</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>Stop all replies of this tab (Esc)</source>
        <translation>停止本标签页的所有回复（Esc）</translation>
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
        <source>Ask all lanes… (Shift+Enter for a new line)</source>
        <translation>向所有栏提问……（Shift+Enter 换行）</translation>
    </message>
    <message>
        <source>Ask… (Shift+Enter for a new line)</source>
        <translation>提问……（Shift+Enter 换行）</translation>
    </message>
    <message>
        <source>The retry failed, so the earlier reply stays: {why}</source>
        <translation>重试失败，因此保留先前的回复：{why}</translation>
    </message>
</context>
<context>
    <name>LaneColumn</name>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>LaneHeader</name>
    <message>
        <source>Stop this lane</source>
        <translation>停止此栏</translation>
    </message>
    <message>
        <source>Stop this lane; what had arrived is kept</source>
        <translation>停止此栏；已收到的内容会保留</translation>
    </message>
    <message>
        <source>arriving in another window</source>
        <translation>正在另一个窗口中接收</translation>
    </message>
    <message>
        <source>Model of lane {letter}</source>
        <translation>{letter} 栏的模型</translation>
    </message>
    <message>
        <source>Choose a model, or type PROVIDER/MODEL</source>
        <translation>选择一个模型，或输入“服务商/模型”</translation>
    </message>
</context>
<context>
    <name>LibraryList</name>
    <message>
        <source>Stored conversations</source>
        <translation>已保存的对话</translation>
    </message>
    <message>
        <source>What you ask is kept here, on this computer.</source>
        <translation>您问过的内容都保存在这里，就在这台电脑上。</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
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
        <source>Add &amp;provider…</source>
        <translation>添加服务商(&amp;P)…</translation>
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
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Stop all replies of this tab</source>
        <translation>停止本标签页的所有回复(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Show or hide the &amp;library</source>
        <translation>显示或隐藏资料库(&amp;L)</translation>
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
        <source>&amp;About DeepSeek Desktop</source>
        <translation>关于 DeepSeek Desktop(&amp;A)</translation>
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
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Replies were interrupted when the app last ended. What had arrived is kept: see “interrupted” in the library.</source>
        <translation>应用上次退出时有回复被中断。已收到的内容已保留：请在资料库中查看标有“已中断”的对话。</translation>
    </message>
    <message>
        <source>{name} is added. Choose it above a new conversation: {name}/MODEL</source>
        <translation>已添加 {name}。请在新对话上方选择它：{name}/模型名</translation>
    </message>
    <message>
        <source>DeepSeek Desktop {version}

Asks reasoning models side by side. Licensed under the MIT licence. Not affiliated with or endorsed by DeepSeek.

Uses Qt and PySide6 under the GNU Lesser General Public License, version 3.</source>
        <translation>DeepSeek Desktop {version}

并排向推理模型提问。以 MIT 许可证发布。本项目与 DeepSeek 公司无关，也未获其认可。

依据 GNU 宽通用公共许可证第 3 版使用 Qt 和 PySide6。</translation>
    </message>
    <message>
        <source>About DeepSeek Desktop</source>
        <translation>关于 DeepSeek Desktop</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>关闭此提示</translation>
    </message>
</context>
<context>
    <name>ReplyView</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
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
        <source>Details</source>
        <translation>详情</translation>
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
        <translation>复制两者</translation>
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
        <source>Close tab</source>
        <translation>关闭标签页</translation>
    </message>
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
    <name>ThinkingBand</name>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
</context>
<context>
    <name>_TwoLines</name>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
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
        <source>The disk is full, so nothing more can be kept ({reason}). Make room, then retry.</source>
        <translation>磁盘已满，无法再保存任何内容（{reason}）。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Another program holds the archive ({reason}). Close it, then retry.</source>
        <translation>另一个程序正占用存档（{reason}）。请关闭它后重试。</translation>
    </message>
    <message>
        <source>The archive file is damaged ({reason}). It was left as it is; move it away and start again, or start with another data folder.</source>
        <translation>存档文件已损坏（{reason}）。文件未作任何改动；请将它移走后重新启动，或使用其他数据文件夹启动。</translation>
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
        <source>The archive was written by a newer version of this app (format {found}, this version knows {known}). Please update the app. Nothing was changed.</source>
        <translation>存档由本应用的更新版本写入（格式 {found}，当前版本只认识 {known}）。请更新应用。未作任何改动。</translation>
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
        <source>http:// is only for a server on this machine, because your key and your words would travel readable. Use https:// for {host}.</source>
        <translation>http:// 只能用于本机服务器，因为密钥和内容会以明文传输。请对 {host} 使用 https://。</translation>
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
        <source>{provider} refused your key (HTTP {status}). Check the key in the environment variable {variable}.</source>
        <translation>{provider} 拒绝了您的密钥（HTTP {status}）。请检查环境变量 {variable} 中的密钥。</translation>
    </message>
    <message>
        <source>{provider} wants a key (HTTP {status}) and none is set for it. Add the provider again with the environment variable that holds your key.</source>
        <translation>{provider} 需要密钥（HTTP {status}），但尚未设置。请重新添加该服务商，并填写存放密钥的环境变量。</translation>
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
        <source>{provider} reported an error in mid-reply. Its fault; retry. It said: {said}</source>
        <translation>{provider} 在回复途中报告了错误。问题在对方；请重试。对方说：{said}</translation>
    </message>
    <message>
        <source>The host {host} was not found. Check your network connection and the base URL of {provider}.</source>
        <translation>找不到主机 {host}。请检查网络连接和 {provider} 的基础网址。</translation>
    </message>
    <message>
        <source>No safe connection to {host}: its certificate was not accepted. Check the base URL, your clock and your network; nothing was sent.</source>
        <translation>无法与 {host} 建立安全连接：其证书未被接受。请检查基础网址、系统时钟和网络；没有发送任何内容。</translation>
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
        <source>There is no key for {provider}: the environment variable {variable} is not set. Set it and start the app again.</source>
        <translation>{provider} 没有密钥：环境变量 {variable} 未设置。请设置后重新启动应用。</translation>
    </message>
    <message>
        <source>The key for {provider} in the environment variable {variable} holds characters that no key has. Copy it again from the provider.</source>
        <translation>环境变量 {variable} 中 {provider} 的密钥含有密钥不可能有的字符。请从服务商处重新复制。</translation>
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
</context>
<context>
    <name>outcome</name>
    <message>
        <source>Stopped by you. What had arrived is kept.</source>
        <translation>已由您停止。已收到的内容已保留。</translation>
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
        <source>The token limit was used up by thinking: no answer came.</source>
        <translation>词元上限已被思考用完：没有得到回答。</translation>
    </message>
    <message>
        <source>Pieces of this reply arrived damaged and were skipped or repaired: {count}. The fault is at the provider; retry if something is missing.</source>
        <translation>这条回复中有片段到达时已损坏，已跳过或修复：{count}。问题在服务商；如有缺失请重试。</translation>
    </message>
    <message>
        <source>The model ended without an answer.</source>
        <translation>模型没有给出回答就结束了。</translation>
    </message>
</context>
<context>
    <name>reporting</name>
    <message>
        <source>Something went wrong in the app itself. What had arrived is kept. You can go on; please send us the report.</source>
        <translation>应用自身出现问题。已收到的内容已保留。您可以继续使用；请把报告发给我们。</translation>
    </message>
</context>
<context>
    <name>wording</name>
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
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
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
        <source>{state} in {seconds} s</source>
        <translation>{state}，用时 {seconds} 秒</translation>
    </message>
    <message>
        <source>first word {seconds} s</source>
        <translation>首字 {seconds} 秒</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>{count} pieces so far</source>
        <translation>已收到 {count} 段</translation>
    </message>
    <message>
        <source>{count} pieces/s</source>
        <translation>{count} 段/秒</translation>
    </message>
    <message>
        <source>tokens unknown</source>
        <translation>词元数未知</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} 词元</translation>
    </message>
    <message>
        <source>{thinking} thinking + {answer} answer tokens</source>
        <translation>思考 {thinking} + 回答 {answer} 词元</translation>
    </message>
    <message>
        <source>{count} tokens/s</source>
        <translation>{count} 词元/秒</translation>
    </message>
    <message>
        <source>≤ {amount} {currency}</source>
        <translation>≤ {amount} {currency}</translation>
    </message>
    <message>
        <source>≈ {amount} {currency}</source>
        <translation>≈ {amount} {currency}</translation>
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
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>The host says that {echoed} answered, not {asked}.</source>
        <translation>服务商称回答的是 {echoed}，而不是 {asked}。</translation>
    </message>
</context>
</TS>
