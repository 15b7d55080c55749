; The installer for Windows: for one person, without an administrator.
;   makensis -DVERSION=0.1.0 -DBUNDLE=build\bundle\lineup -DOUT=dist\lineup-0.1.0-setup.exe packaging\windows\lineup.nsi
; Silent: lineup-0.1.0-setup.exe /S; silent removal: uninstall.exe /S (keeps the data) or /S /DATA (removes it).

Unicode true
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

!ifndef VERSION | BUNDLE | OUT
  !error "VERSION, BUNDLE and OUT must be given"
!endif
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Lineup"

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
SectionEnd

Function un.onInit
  StrCpy $RemovesData no
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DATA" $1
  ${IfNot} ${Errors}
    StrCpy $RemovesData yes
  ${ElseIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Remove your accounts and the changes that were not sent yet, too? (Sign-ins stay in Windows' Credential Manager until you unlink an account in Lineup.)" /SD IDNO IDYES`
    StrCpy $RemovesData yes
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  Call un.RemoveLibraries
  Delete "$INSTDIR\lineup.exe"
  Delete "$INSTDIR\lineup-console.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Lineup.lnk"
  DeleteRegKey HKCU "${KEY}"
  ${If} $RemovesData == yes
    RMDir /r "$LOCALAPPDATA\lineup"
  ${EndIf}
SectionEnd
