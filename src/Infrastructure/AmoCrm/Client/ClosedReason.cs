namespace CleanAcquiring.Infrastructure.AmoCrm.Client;

/// <summary>The stable words for an account that does not let us in.</summary>
internal static class ClosedReason
{
    public const string Reauthorize = "reauthorize";
    public const string Unpaid = "unpaid";
    public const string Blocked = "blocked";
    public const string Rights = "rights";
}
