using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Robokassa.Wire;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Robokassa;

/// <summary>Asks for an operation by the number of the order.</summary>
internal sealed class RobokassaStatusQuery(RobokassaClient client, IOptions<RobokassaOptions> options)
{
    private const string Found = "0";
    private const string NotFound = "3";

    public async Task<QueryOutcome> QueryAsync(AcquirerReference reference, RobokassaShop shop, CancellationToken cancellationToken)
    {
        if (reference.OrderNumber is not { } number)
            return new QueryOutcome.Unknown("no number to ask about");
        try
        {
            var answer = await AskAsync(RobokassaStart.Number(number), shop, cancellationToken);
            return answer.Silence is { } silence ? new QueryOutcome.Unknown(silence)
                : RobokassaState.Parse(answer.Body) is not { } state ? new QueryOutcome.Unknown("unreadable")
                : Outcome(state, reference, shop.IsTest);
        }
        catch (OutageException outage)
        {
            // An unanswered query proves nothing; the retry plan goes on.
            return new QueryOutcome.Unknown(outage.Message) { RetryAfter = outage.RetryAfter };
        }
    }

    /// <exception cref="OutageException">Nothing was sent, or Robokassa asks to come later (429).</exception>
    public Task<RobokassaAnswer> AskAsync(string number, RobokassaShop shop, CancellationToken cancellationToken)
    {
        var signature = RobokassaSignature.Of(shop.Hash, [shop.Login, number, shop.Passwords.Second]);
        var query = $"MerchantLogin={Uri.EscapeDataString(shop.Login)}&InvoiceID={number}&Signature={signature}";
        return client.GetAsync(
            new Uri(options.Value.Prefix(), $"WebService/Service.asmx/OpStateExt?{query}"), "state", cancellationToken);
    }

    // A test payment need not be shown, so that "no such operation" says nothing about one.
    private static QueryOutcome Outcome(RobokassaState state, AcquirerReference reference, bool isTest) => state.Result switch
    {
        Found when RobokassaStatuses.Of(state, reference) is { } evidence => new QueryOutcome.Found(evidence),
        Found => new QueryOutcome.Unknown($"state {state.Code} without a sum"),
        NotFound when isTest => new QueryOutcome.Unknown("test payments are not shown"),
        NotFound => new QueryOutcome.NotFound(),
        _ => new QueryOutcome.Unknown($"result {state.Result}"),
    };
}
