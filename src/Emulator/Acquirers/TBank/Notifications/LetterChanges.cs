namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>What a forged notification says instead of the truth. Amount is in kopecks.</summary>
internal sealed record LetterChanges(string? Status = null, long? Amount = null, string? OrderId = null, bool BadToken = false);
