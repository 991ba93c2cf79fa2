namespace CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

/// <summary>How a call to the bank ended. Where nothing was sent, or the bank said 429, the client throws an outage instead.</summary>
internal abstract record TBankResponse
{
    private TBankResponse()
    {
    }

    /// <summary>The bank's own word, whatever the HTTP status.</summary>
    public sealed record Received(TBankReply Reply) : TBankResponse;

    /// <summary>Something was sent and nothing readable came back.</summary>
    public sealed record Silence(string Reason) : TBankResponse;
}
