namespace CleanAcquiring.Application.Acquirers;

/// <summary>What is wrong with one setting; the empty key stands for all of them together.</summary>
public sealed record SettingProblem(string Key, LocalText Message);
