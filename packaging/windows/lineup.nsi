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
SetCompressor /SOLID lzma
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

; A program that runs keeps its files; it is asked to close, never killed: edits may be under way.
!macro WaitUntilClosed
  ${Do}
    ClearErrors
    ${IfNot} ${FileExists} "$INSTDIR\lineup.exe"
      ${ExitDo}
    ${EndIf}
    FileOpen $0 "$INSTDIR\lineup.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Lineup is running. Close it, then go on." /SD IDCANCEL IDRETRY +2
    Abort
  ${Loop}
!macroend

Section
  !insertmacro WaitUntilClosed
  ; The earlier version's files, which the new one may not have any more.
  RMDir /r "$INSTDIR\_internal"
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
  !insertmacro WaitUntilClosed
  RMDir /r "$INSTDIR\_internal"
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
