; What the installer says, in both languages.

LangString Welcome ${LANG_ENGLISH} "Asks reasoning models side by side and shows what the reasoning brought.$\r$\n$\r$\nIt is installed for you alone and needs no administrator. An older version is replaced; your conversations, settings and keys stay as they are."
LangString Welcome ${LANG_SIMPCHINESE} "同时向多个推理模型提问，并看清推理带来了什么。$\r$\n$\r$\n只为当前用户安装，无需管理员权限。旧版本会被替换；你的对话、设置和密钥保持不变。"

LangString LicenceIsFree ${LANG_ENGLISH} "These licences give you rights; using the program asks nothing of you."
LangString LicenceIsFree ${LANG_SIMPCHINESE} "这些许可证赋予你权利；使用本程序无需你承诺什么。"

LangString WithDesktopIcon ${LANG_ENGLISH} "Put an icon on the desktop"
LangString WithDesktopIcon ${LANG_SIMPCHINESE} "在桌面上放置图标"

LangString Report ${LANG_ENGLISH} "DeepSeek Desktop report"
LangString Report ${LANG_SIMPCHINESE} "DeepSeek Desktop 报告"

LangString TooOld ${LANG_ENGLISH} "DeepSeek Desktop needs a 64-bit Windows 10 (version 1809) or newer. Nothing was changed."
LangString TooOld ${LANG_SIMPCHINESE} "DeepSeek Desktop 需要 64 位 Windows 10（1809 版）或更新的系统。没有做任何更改。"

LangString OtherProgram ${LANG_ENGLISH} "Another program is in this folder:$\r$\n$INSTDIR$\r$\n$\r$\nPlease choose another folder."
LangString OtherProgram ${LANG_SIMPCHINESE} "此文件夹中已有其他程序：$\r$\n$INSTDIR$\r$\n$\r$\n请选择另一个文件夹。"

LangString CloseFirst ${LANG_ENGLISH} "DeepSeek Desktop is running, or something uses its files. Please close it (what has arrived of an answer is kept), then choose Retry."
LangString CloseFirst ${LANG_SIMPCHINESE} "DeepSeek Desktop 正在运行，或其文件正被使用。请先关闭它（已收到的回答会保留），然后点击“重试”。"

LangString OlderStays ${LANG_ENGLISH} "The older version in$\r$\n$R9$\r$\ncould not be removed. Please close what uses its files, then choose Retry."
LangString OlderStays ${LANG_SIMPCHINESE} "无法移除旧版本：$\r$\n$R9$\r$\n请关闭正在使用其文件的程序，然后点击“重试”。"

LangString FilesStay ${LANG_ENGLISH} "Some files in$\r$\n$INSTDIR$\r$\nare in use and could not be removed. Please close what uses them and uninstall once more."
LangString FilesStay ${LANG_SIMPCHINESE} "以下文件夹中的部分文件正在使用，无法移除：$\r$\n$INSTDIR$\r$\n请关闭使用它们的程序，然后再次卸载。"

LangString DataStays ${LANG_ENGLISH} "Your conversations and settings stay in $LOCALAPPDATA\deepseek-desktop, your keys in the Windows Credential Manager. Delete them yourself if you no longer want them."
LangString DataStays ${LANG_SIMPCHINESE} "你的对话和设置保留在 $LOCALAPPDATA\deepseek-desktop，密钥保留在 Windows 凭据管理器中。如不再需要，请自行删除。"
