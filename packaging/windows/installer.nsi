; Installs DeepSeek Desktop for one person, without administrator rights.
; building/nsis.py calls it and defines: VERSION, VERSION_NUMBERS (four), SIZE_KB, FILES (a script
; with the macros InstallFiles, ProbeFiles, RemoveFiles and RemoveFolders), LICENCE_EN, LICENCE_ZH,
; ICON, SIDE (a picture) and OUT.
;
; What it removes is exactly what it, or an older version, has written: never a whole folder.

Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
!include "${FILES}"

!define NAME "DeepSeek Desktop"
!define PROGRAM "DeepSeekDesktop.exe"
!define CONSOLE_PROGRAM "deepseek-desktop.exe"
!define PUBLISHER "The DeepSeek Desktop contributors"
!define REPORT "DeepSeekDesktop.Report"
!define REPORT_TYPE "application/vnd.deepseek-desktop.report+json"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\DeepSeekDesktop"
!define FIRST_BUILD 17763 ; Windows 10 1809, the oldest one that Qt runs on

Name "${NAME}"
Caption "${NAME} ${VERSION}"
BrandingText " "
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
ManifestDPIAware true
SetCompressor /SOLID lzma
SetDateSave off ; the time of a build is no part of what is installed
AllowSkipFiles off ; a file that cannot be written is no reason to go on without it

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!define MUI_LICENSEPAGE_BUTTON "$(^NextBtn)"
!define MUI_LICENSEPAGE_TEXT_BOTTOM "$(LicenceIsFree)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_SHOWREADME ""
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(WithDesktopIcon)"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION MakeDesktopIcon
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(DataStays)"
!define MUI_UNFINISHPAGE_NOAUTOCLOSE

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "$(Licence)"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English" ; the first one is for everybody else
!insertmacro MUI_LANGUAGE "SimpChinese"
!include "texts.nsh"

LicenseLangString Licence ${LANG_ENGLISH} "${LICENCE_EN}"
LicenseLangString Licence ${LANG_SIMPCHINESE} "${LICENCE_ZH}"

VIProductVersion "${VERSION_NUMBERS}"
!macro About LANGUAGE
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${NAME}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${NAME} Setup"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "${PUBLISHER}"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "${PUBLISHER}; MIT"
!macroend
!insertmacro About ${LANG_ENGLISH}
!insertmacro About ${LANG_SIMPCHINESE}

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${FIRST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

; A folder that already holds the inner folder of another program would mix the two.
Function CheckFolder
  ReadRegStr $R9 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $R9 != "$INSTDIR"
  ${AndIf} ${FileExists} "$INSTDIR\*.exe"
  ${AndIf} ${FileExists} "$INSTDIR\_internal\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(OtherProgram)" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

; Ends at `busy` when the file is in use: Windows does not open what runs or is loaded for writing.
!macro Probe FILE
  ${If} ${FileExists} "${FILE}"
    ClearErrors
    FileOpen $R8 "${FILE}" a
    IfErrors busy
    FileClose $R8
  ${EndIf}
!macroend

; Waits until nothing of a folder is in use. The person closes it; nothing is ever killed. A silent
; run gives up (exit code 2). Nothing has been changed then: a version is never half removed.
!macro WaitUntilClosed NAME FILES
  Function ${NAME}
    retry:
    !insertmacro ${FILES}
    Return
    busy:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(CloseFirst)" /SD IDCANCEL IDRETRY retry
    Abort "$(CloseFirst)"
  FunctionEnd
!macroend
!macro Programs
  !insertmacro Probe "$R9\${PROGRAM}"
  !insertmacro Probe "$R9\${CONSOLE_PROGRAM}"
!macroend
!insertmacro WaitUntilClosed "WaitUntilClosed" "Programs"
!insertmacro WaitUntilClosed "un.WaitUntilClosed" "ProbeFiles"

; An older version takes its own files away, wherever it was put: it alone knows their names.
Function RemoveOlder
  ReadRegStr $R9 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $R9 != ""
  ${AndIf} ${FileExists} "$R9\uninstall.exe"
    retry:
    Call WaitUntilClosed
    ClearErrors
    ExecWait '"$R9\uninstall.exe" /S /UPGRADE _?=$R9' $R8
    ${If} ${Errors}
    ${OrIf} $R8 != 0
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(OlderStays)" /SD IDCANCEL IDRETRY retry
      Abort "$(OlderStays)"
    ${EndIf}
    Delete "$R9\uninstall.exe"
    RMDir "$R9"
  ${EndIf}
FunctionEnd

Function MakeDesktopIcon
  SetOutPath "$INSTDIR"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
FunctionEnd

Section
  SetShellVarContext current
  Call CheckFolder ; a silent run has not seen the page that asks for it
  Call RemoveOlder
  StrCpy $R9 "$INSTDIR"
  Call WaitUntilClosed

  !insertmacro InstallFiles
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} "$R0" "/DESKTOP" $R1
  ${IfNot} ${Errors}
  ${OrIf} ${FileExists} "$DESKTOP\${NAME}.lnk"
    Call MakeDesktopIcon
  ${EndIf}

  WriteRegStr HKCU "Software\Classes\.dsreport" "" "${REPORT}"
  WriteRegStr HKCU "Software\Classes\.dsreport" "Content Type" "${REPORT_TYPE}"
  WriteRegStr HKCU "Software\Classes\.dsreport\OpenWithProgids" "${REPORT}" ""
  WriteRegStr HKCU "Software\Classes\${REPORT}" "" "$(Report)"
  WriteRegStr HKCU "Software\Classes\${REPORT}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "Software\Classes\${REPORT}\shell\open\command" "" \
    '"$INSTDIR\${PROGRAM}" "%1"'
  ${RefreshShellIcons}

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  Call un.WaitUntilClosed

  ClearErrors
  !insertmacro RemoveFiles
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(FilesStay)" /SD IDOK
    Abort "$(FilesStay)" ; this program and its entry stay too, so that it can be tried again
  ${EndIf}
  !insertmacro RemoveFolders

  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} "$R0" "/UPGRADE" $R1
  ${IfNot} ${Errors}
    Return ; what comes in place of this version keeps the icons and the entries
  ${EndIf}

  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  ReadRegStr $R1 HKCU "Software\Classes\.dsreport" ""
  ${If} $R1 == "${REPORT}"
    DeleteRegValue HKCU "Software\Classes\.dsreport" ""
    DeleteRegValue HKCU "Software\Classes\.dsreport" "Content Type"
  ${EndIf}
  DeleteRegValue HKCU "Software\Classes\.dsreport\OpenWithProgids" "${REPORT}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.dsreport\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.dsreport"
  DeleteRegKey HKCU "Software\Classes\${REPORT}"
  DeleteRegKey HKCU "${UNINSTALL}"
  ${RefreshShellIcons}

  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DetailPrint "$(DataStays)"
SectionEnd
