using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using CleanAcquiring.Infrastructure.AmoCrm.Wire;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>
/// Writes a status on an invoice and confirms it by reading. Each 400, and an answer without effect, changes one thing of the next
/// try.
/// </summary>
internal sealed partial class InvoiceWriter(
    AccountClient client,
    InvoicesList lists,
    InvoiceElements elements,
    InvoiceStatuses statuses,
    ILogger<InvoiceWriter> logger
)
{
    private const string Operation = "elements.patch";
    private const int NotFound = 282;
    private static readonly InvoiceWriting.Refused NoSuchStatus = new("no such status in this account");

    public async Task<InvoiceWriting> WriteAsync(
        Account account,
        InvoiceId id,
        InvoiceStatusUpdate update,
        CancellationToken cancellationToken
    )
    {
        var (list, shut) = await lists.FindAsync(account, cancellationToken);
        if (list is not { } listId)
            return Unread(shut);
        if (await BeginAsync(account, listId, update, cancellationToken) is not { } plan)
            return NoSuchStatus;
        while (true)
        {
            var path = InvoiceElements.PathOf(listId, id);
            var call = new AmoCrmCall(Operation, HttpMethod.Patch, path) { Body = plan.ToRequest(id, update) };
            switch (await client.SendAsync(account, call, cancellationToken))
            {
                case AmoCrmResponse.Closed refused:
                    return new InvoiceWriting.AccountClosed(refused.Reason);
                case AmoCrmResponse.Invalid invalid
                    when await NextAsync(account, listId, id, update, plan, invalid, cancellationToken) is { } next:
                    plan = next;
                    continue;
                case AmoCrmResponse.Invalid invalid when !invalid.HasCode(NotFound):
                    Log.Refused(logger, account.Tenant, id, string.Join("; ", invalid.Paths));
                    return NoSuchStatus;
            }
            var (shown, closed) = await elements.ReadAsync(account, id, cancellationToken);
            if (shown is null)
                return Unread(closed);
            // The answer to a write is no proof: it may come without the fields.
            if (await statuses.ReadAsync(account, shown, cancellationToken) == update.Status)
                return new InvoiceWriting.Written();
            // An account whose statuses have no codes says 200 to a code and does nothing.
            if (plan.StatusId is not null
                || await statuses.IdOfAsync(account, listId, update.Status, cancellationToken) is not { } status)
                throw new OutageException("amoCRM", Operation, "the invoice does not show the status yet");
            plan = plan with { StatusId = status };
        }
    }

    // A status of the seller's own is sent by its number, and so is one that is known to have no code in this account.
    private async Task<PatchPlan?> BeginAsync(
        Account account, long listId, InvoiceStatusUpdate update, CancellationToken cancellationToken)
    {
        var plan = new PatchPlan(null, update.PaidAt is not null, null);
        var hasCode = StatusLadder.CodeOf(update.Status) is not null;
        if (hasCode && !statuses.HasNoCode(account, listId, update.Status))
            return plan;
        return await statuses.IdOfAsync(account, listId, update.Status, cancellationToken) is { } status
            ? plan with { StatusId = status }
            : hasCode ? plan : null;
    }

    // The part that the error names is changed first; where it names none, the likeliest.
    private async Task<PatchPlan?> NextAsync(
        Account account,
        long listId,
        InvoiceId id,
        InvoiceStatusUpdate update,
        PatchPlan plan,
        AmoCrmResponse.Invalid invalid,
        CancellationToken cancellationToken
    )
    {
        if (invalid.HasCode(NotFound))
            return null;
        var namesStatus = invalid.Mentions("custom_fields_values.0");
        if (plan.Name is null && invalid.Paths.Any(path => path.StartsWith("name ", StringComparison.Ordinal)))
            return await WithNameAsync(account, id, plan, cancellationToken);
        if (plan.WithDate && !namesStatus)
            return plan with { WithDate = false };
        if (plan.StatusId is null && (namesStatus || invalid.Paths.Count == 0)
            && await statuses.IdOfAsync(account, listId, update.Status, cancellationToken) is { } status)
            return plan with { StatusId = status };
        return plan.Name is null && !namesStatus ? await WithNameAsync(account, id, plan, cancellationToken) : null;
    }

    private async Task<PatchPlan?> WithNameAsync(Account account, InvoiceId id, PatchPlan plan, CancellationToken cancellationToken) =>
        await elements.ReadAsync(account, id, cancellationToken) is ({ } found, _) && found.Json.Member("name").AsText() is { } name
            ? plan with { Name = name }
            : null;

    private static InvoiceWriting Unread(string? closed) =>
        closed is null ? new InvoiceWriting.Missing() : new InvoiceWriting.AccountClosed(closed);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Tenant}: invoice {Invoice} does not take its status: {Paths}")]
        public static partial void Refused(ILogger logger, TenantKey tenant, InvoiceId invoice, string paths);
    }
}

/// <summary>The shape of the next PATCH: short at first, then with the parts that an account turns out to demand.</summary>
/// <param name="StatusId">The account's own id of the status, where it has no code.</param>
/// <param name="WithDate">False where the seller deleted the field of the payment date.</param>
/// <param name="Name">The invoice's name, where it is demanded.</param>
internal sealed record PatchPlan(long? StatusId, bool WithDate, string? Name)
{
    public ElementRequest ToRequest(InvoiceId id, InvoiceStatusUpdate update)
    {
        var fields = new List<FieldWrite>
        {
            StatusId is { } status
                ? FieldWrite.Choice(InvoiceFields.Status, status)
                : FieldWrite.Choice(InvoiceFields.Status, StatusLadder.CodeOf(update.Status)!),
        };
        if (WithDate && update.PaidAt is { } paidAt)
            fields.Add(FieldWrite.Moment(InvoiceFields.PaymentDate, paidAt.ToUnixTimeSeconds()));
        return new ElementRequest(fields, $"pay-{id}") { Name = Name };
    }
}
