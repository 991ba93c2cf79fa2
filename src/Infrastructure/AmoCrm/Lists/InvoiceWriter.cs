using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>
/// Writes a status on an invoice and believes it only when a reading shows it. Each 400 changes one thing of the next try.
/// </summary>
internal sealed partial class InvoiceWriter(
    AccountClient client,
    InvoicesList lists,
    InvoiceElements elements,
    InvoiceStatuses statuses,
    StatusChoices choices,
    ILogger<InvoiceWriter> logger
)
{
    private const string Operation = "elements.patch";
    private static readonly InvoiceWriting.Refused Unknown = new("no such status in this account");

    public async Task<InvoiceWriting> WriteAsync(
        Account account,
        InvoiceId id,
        InvoiceStatusUpdate mark,
        CancellationToken cancellationToken
    )
    {
        var list = await lists.FindAsync(account, cancellationToken);
        if (list is not ListReading.Found found)
            return list is ListReading.Closed shut ? new InvoiceWriting.AccountClosed(shut.Reason) : new InvoiceWriting.Missing();
        if (await BeginAsync(account, found.Id, mark, cancellationToken) is not { } plan)
            return Unknown;
        while (true)
        {
            var call = new AmoCrmCall(Operation, HttpMethod.Patch, InvoiceElements.PathOf(found.Id, id)) { Body = plan.ToBody(id, mark) };
            switch (await client.SendAsync(account, call, cancellationToken))
            {
                case AmoCrmResponse.Closed closed:
                    return new InvoiceWriting.AccountClosed(closed.Reason);
                case AmoCrmResponse.Invalid invalid
                    when await NextAsync(account, found.Id, id, mark, plan, invalid, cancellationToken) is { } next:
                    plan = next;
                    continue;
                case AmoCrmResponse.Invalid invalid when !invalid.Mentions("282"):
                    Log.Refused(logger, account.Tenant, id, string.Join("; ", invalid.Paths));
                    return Unknown;
                default:
                    return await ConfirmAsync(account, id, mark, cancellationToken);
            }
        }
    }

    // A status without a code of amoCRM's is sent by its number.
    private async Task<PatchPlan?> BeginAsync(Account account, long listId, InvoiceStatusUpdate mark, CancellationToken cancellationToken)
    {
        var plan = new PatchPlan(null, mark.PaidAt is not null, null);
        if (StatusLadder.CodeOf(mark.Status) is not null)
            return plan;
        return await ChoiceAsync(account, listId, mark.Status, cancellationToken) is { } choice ? plan with { ChoiceId = choice } : null;
    }

    // What the error names is changed first; where it names nothing, the likeliest.
    private async Task<PatchPlan?> NextAsync(
        Account account,
        long listId,
        InvoiceId id,
        InvoiceStatusUpdate mark,
        PatchPlan plan,
        AmoCrmResponse.Invalid invalid,
        CancellationToken cancellationToken
    )
    {
        if (invalid.Mentions("282"))
            return null;
        var namesStatus = invalid.Mentions("custom_fields_values.0");
        if (plan.Name is null && invalid.Paths.Any(path => path.StartsWith("name ", StringComparison.Ordinal)))
            return await WithNameAsync(account, id, plan, cancellationToken);
        if (plan.WithDate && !namesStatus)
            return plan with { WithDate = false };
        if (plan.ChoiceId is null && (namesStatus || invalid.Paths.Count == 0)
            && await ChoiceAsync(account, listId, mark.Status, cancellationToken) is { } choice)
            return plan with { ChoiceId = choice };
        return plan.Name is null && !namesStatus ? await WithNameAsync(account, id, plan, cancellationToken) : null;
    }

    private async Task<PatchPlan?> WithNameAsync(Account account, InvoiceId id, PatchPlan plan, CancellationToken cancellationToken) =>
        await elements.ReadAsync(account, id, cancellationToken) is ElementReading.Found found
        && found.Element.Member("name").AsText() is { } name
            ? plan with
            {
                Name = name,
            }
            : null;

    private async Task<long?> ChoiceAsync(Account account, long listId, InvoiceStatus status, CancellationToken cancellationToken)
    {
        var known = await choices.FindAsync(account, listId, cancellationToken);
        return (
            known.FirstOrDefault(choice => StatusLadder.OfCode(choice.Code) == status)
            ?? known.FirstOrDefault(choice =>
                choice.Code is null && StatusLadder.OfName(choice.Name, account.Settings.StatusNames) == status
            )
        )?.Id;
    }

    // The answer to a write is no proof: it may come without the fields.
    private async Task<InvoiceWriting> ConfirmAsync(
        Account account,
        InvoiceId id,
        InvoiceStatusUpdate mark,
        CancellationToken cancellationToken
    ) =>
        await elements.ReadAsync(account, id, cancellationToken) switch
        {
            ElementReading.Closed closed => new InvoiceWriting.AccountClosed(closed.Reason),
            ElementReading.Found shown => await statuses.ReadAsync(account, shown, cancellationToken) == mark.Status
                ? new InvoiceWriting.Written()
                : throw new OutageException("amoCRM", Operation, "the invoice does not show the status yet"),
            _ => new InvoiceWriting.Missing(),
        };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Tenant}: invoice {Invoice} does not take its status: {Paths}")]
        public static partial void Refused(ILogger logger, TenantKey tenant, InvoiceId invoice, string paths);
    }
}
