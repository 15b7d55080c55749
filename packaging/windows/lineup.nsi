; The installer for Windows: for one person, without an administrator.
;   makensis -DVERSION=0.1.0 -DBUNDLE=build\bundle\lineup -DOUT=dist\lineup-0.1.0-setup.exe packaging\windows\lineup.nsi
; Silent: lineup-0.1.0-setup.exe /S; silent removal: uninstall.exe /S (keeps the data) or /S /DATA (removes it), either
; with /UNLINK (unlinks every account before, and removes nothing where that cannot be done).

Unicode true
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

!ifndef VERSION | BUNDLE | OUT
  !error "VERSION, BUNDLE and OUT must be given"
!endif
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Lineup"
!define CLASSES "Software\Classes"
!define DESCRIPTION "Lineup.ServiceDescription"

Name "Lineup"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Lineup"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
AllowSkipFiles off ; a file that cannot be written ends the installation
!ifdef QUICK ; for tests: a minute instead of eight
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
ManifestDPIAware true
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Lineup"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installs Lineup"
VIAddVersionKey "LegalCopyright" "GPL, version 3 or later"

!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif
!define MUI_FINISHPAGE_RUN "$INSTDIR\lineup.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Var RemovesData
Var Unlinks
Var InUse

; A program that runs keeps its files, and so does each of its processes. Whoever replaced the others would leave two
; versions mixed, so every program and library is tried before the first is touched.
!macro FunctionsOf un
  Function ${un}FindInUse ; a folder, on the stack: the first file in it, and below it, that is in use is put into $InUse
    Exch $R0
    Push $R1
    Push $R2
    Push $R3
    FindFirst $R1 $R2 "$R0\*.*"
    ${DoWhile} $R2 != ""
      StrCpy $R3 $R2 4 -4
      ${If} $R2 == "."
      ${OrIf} $R2 == ".."
        Nop
      ${ElseIf} ${FileExists} "$R0\$R2\*.*"
        Push "$R0\$R2"
        Call ${un}FindInUse
      ${ElseIf} $R3 == ".exe"
      ${OrIf} $R3 == ".dll"
      ${OrIf} $R3 == ".pyd"
        Push "$R0\$R2"
        Call ${un}TryFile
      ${EndIf}
      FindNext $R1 $R2
    ${Loop}
    FindClose $R1
    Pop $R3
    Pop $R2
    Pop $R1
    Pop $R0
  FunctionEnd

  Function ${un}TryFile ; a file, on the stack: put into $InUse if it cannot be written to
    Exch $R0
    Push $R1
    ${If} ${FileExists} "$R0"
      ClearErrors
      FileOpen $R1 "$R0" a
      ${If} ${Errors}
        StrCpy $InUse "$R0"
      ${Else}
        FileClose $R1
      ${EndIf}
    ${EndIf}
    Pop $R1
    Pop $R0
  FunctionEnd

  ; The program is asked to be closed, never killed: edits may be under way.
  Function ${un}WaitUntilClosed
    ${Do}
      StrCpy $InUse ""
      Push "$INSTDIR\lineup.exe"
      Call ${un}TryFile
      Push "$INSTDIR\lineup-console.exe"
      Call ${un}TryFile
      Push "$INSTDIR\_internal"
      Call ${un}FindInUse
      ${If} $InUse == ""
        ${ExitDo}
      ${EndIf}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Lineup is running. Close it, then try again.$\n$\nIn use: $InUse" \
        /SD IDCANCEL IDRETRY +2
      Call ${un}Refuse
    ${Loop}
  FunctionEnd

  Function ${un}RemoveLibraries
    RMDir /r "$INSTDIR\_internal"
    ${If} ${FileExists} "$INSTDIR\_internal\*.*"
      MessageBox MB_OK|MB_ICONSTOP "Some of Lineup's files cannot be removed from $INSTDIR." /SD IDOK
      Call ${un}Refuse
    ${EndIf}
  FunctionEnd

  Function ${un}Refuse
    SetErrorLevel 2
    Abort
  FunctionEnd
!macroend
!insertmacro FunctionsOf ""
!insertmacro FunctionsOf "un."

Section
  Call WaitUntilClosed
  ; The earlier version's files, which the new one may not have any more.
  Call RemoveLibraries
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Lineup.lnk" "$INSTDIR\lineup.exe"

  WriteRegStr HKCU "${KEY}" "DisplayName" "Lineup"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\lineup.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "The Lineup authors"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
  Call Associate
SectionEnd

; *.lineup-service.toml describes a service. Windows knows a file by what follows its last dot alone: where another
; program opens .toml it goes on doing so, and Lineup is offered beside it.
Function Associate
  WriteRegStr HKCU "${CLASSES}\${DESCRIPTION}" "" "Description of a service for Lineup"
  WriteRegStr HKCU "${CLASSES}\${DESCRIPTION}\DefaultIcon" "" "$INSTDIR\lineup.exe,0"
  WriteRegStr HKCU "${CLASSES}\${DESCRIPTION}\shell\open\command" "" '"$INSTDIR\lineup.exe" "%1"'
  WriteRegNone HKCU "${CLASSES}\.toml\OpenWithProgids" "${DESCRIPTION}"
  ReadRegStr $0 HKCU "${CLASSES}\.toml" ""
  ReadRegStr $1 HKCR ".toml" ""
  ${If} "$0$1" == ""
    WriteRegStr HKCU "${CLASSES}\.toml" "" "${DESCRIPTION}"
  ${EndIf}
  ${RefreshShellIcons}
FunctionEnd

Function un.Associate
  ReadRegStr $0 HKCU "${CLASSES}\.toml" ""
  ${If} $0 == "${DESCRIPTION}"
    DeleteRegValue HKCU "${CLASSES}\.toml" ""
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\.toml\OpenWithProgids" "${DESCRIPTION}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.toml\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.toml"
  DeleteRegKey HKCU "${CLASSES}\${DESCRIPTION}"
  ${RefreshShellIcons}
FunctionEnd

Function un.onInit
  StrCpy $RemovesData no
  StrCpy $Unlinks no
  Call un.WaitUntilClosed
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/UNLINK" $R1
  ${IfNot} ${Errors}
    StrCpy $Unlinks yes
  ${ElseIfNot} ${Silent}
    Call un.AskAboutAccounts
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/DATA" $R1
  ${IfNot} ${Errors}
    StrCpy $RemovesData yes
  ${ElseIfNot} ${Silent}
    Call un.AskAboutData
  ${EndIf}
FunctionEnd

Function un.AskAboutAccounts
  ; The program makes its files where there are none.
  ${IfNot} ${FileExists} "$LOCALAPPDATA\lineup\lineup.db"
    Return
  ${EndIf}
  nsExec::ExecToStack '"$INSTDIR\lineup-console.exe" unlink-everything --list'
  Pop $0
  Pop $1
  ${If} $0 == 0
  ${AndIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Unlink everything before Lineup is removed? The services are asked to forget the links, and your sign-ins are removed from Windows' Credential Manager. If you choose No, they stay for another installation.$\n$\n$1" IDYES`
    StrCpy $Unlinks yes
  ${EndIf}
FunctionEnd

Function un.AskAboutData
  ${If} $Unlinks == yes
    StrCpy $0 ""
  ${Else}
    StrCpy $0 " (Sign-ins stay in Windows' Credential Manager until you unlink an account in Lineup.)"
  ${EndIf}
  ${If} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Remove your accounts and the changes that were not sent yet, too?$0" IDYES`
    StrCpy $RemovesData yes
  ${EndIf}
FunctionEnd

; Accounts are unlinked by the program itself, which knows the services and the Credential Manager.
Function un.UnlinkEverything
  DetailPrint "Unlinking your accounts"
  ${Do}
    nsExec::ExecToStack '"$INSTDIR\lineup-console.exe" unlink-everything --yes'
    Pop $0
    Pop $1
    ${If} $0 == 0
      DetailPrint "$1"
      MessageBox MB_OK|MB_ICONINFORMATION "$1" /SD IDOK
      nsExec::Exec '"$INSTDIR\lineup-console.exe" unlink-everything --for-good' ; what else is in the Credential Manager
      Pop $0
      Return
    ${EndIf}
    MessageBox MB_ABORTRETRYIGNORE|MB_ICONEXCLAMATION "Not everything could be unlinked. To remove Lineup all the same, with the sign-ins on this computer, choose Ignore.$\n$\n$1" \
      /SD IDABORT IDRETRY again IDIGNORE anyway
    Call un.Refuse
    anyway:
    nsExec::ExecToStack '"$INSTDIR\lineup-console.exe" unlink-everything --for-good'
    Pop $0
    Pop $1
    MessageBox MB_OK|MB_ICONINFORMATION "$1" /SD IDOK
    Return
    again:
  ${Loop}
FunctionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  ${If} $Unlinks == yes
    Call un.UnlinkEverything
  ${EndIf}
  Call un.RemoveLibraries
  Delete "$INSTDIR\lineup.exe"
  Delete "$INSTDIR\lineup-console.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Lineup.lnk"
  Call un.Associate
  DeleteRegKey HKCU "${KEY}"
  ${If} $RemovesData == yes
    RMDir /r "$LOCALAPPDATA\lineup"
  ${EndIf}
SectionEnd
