# Completion of fiscus for PowerShell: load this file in $PROFILE with `. path\fiscus.ps1`.
Register-ArgumentCompleter -Native -CommandName fiscus, fiscus.exe -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @(
        $commandAst.CommandElements |
            Select-Object -Skip 1 |
            Where-Object { $_.Extent.StartOffset -lt $cursorPosition } |
            ForEach-Object {
                if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
            }
    )
    $program = $commandAst.CommandElements[0].Extent.Text.Trim('"', "'")
    # An empty argument is not handed on by every PowerShell, so it is said in another way.
    $options = if ($wordToComplete -eq '') { @('--blank') } else { @() }
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $lines = @(& $program complete @options -- @words 2> $null)
    } finally {
        [Console]::OutputEncoding = $encoding
    }
    foreach ($line in $lines) {
        $value, $meaning = $line -split "`t", 2
        # For paths, PowerShell's own completion is better.
        if ($value -eq ':files' -or $value -eq ':folders') { return }
        if (-not $meaning) { $meaning = $value }
        $text = if ($value -match "[\s'`"``$&;|<>(){}@#,]") { "'" + $value.Replace("'", "''") + "'" } else { $value }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $meaning)
    }
}
