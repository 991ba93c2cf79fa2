namespace CleanAcquiring.Application.Accounts;

/// <summary>One setting as its seller sees it.</summary>
/// <param name="Value">Nothing for a secret.</param>
/// <param name="EndsIn">The last four characters of a secret that is long enough to show them; empty when it is not.</param>
public sealed record SettingView(string? Value, string? EndsIn);
