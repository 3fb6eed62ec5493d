/** The completion of PowerShell, 5.1 and newer. Candidates come with their quotes. */
export const pwsh = String.raw`# PowerShell completion of nanda and nanda-discover
Register-ArgumentCompleter -Native -CommandName nanda, nanda-discover -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $elements = @($commandAst.CommandElements)
    $program = if ("$($elements[0])" -like '*nanda-discover*') { 'nanda-discover' } else { 'nanda' }
    $words = @($elements | Select-Object -Skip 1 | Where-Object {
            $_.Extent.EndOffset -lt $cursorPosition
        } | ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
        })
    & $program __complete pwsh @words "=$wordToComplete" 2>$null | ForEach-Object {
        $parts = $_ -split "${'`'}t", 3
        [System.Management.Automation.CompletionResult]::new($parts[0], $parts[1], 'ParameterValue', $parts[2])
    }
}
`;
