using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using CleanAcquiring.Infrastructure.AmoCrm.Wire;

namespace CleanAcquiring.Infrastructure.AmoCrm.Lists;

/// <summary>How a mark is sent: first the short way, then with what an account turns out to demand.</summary>
/// <param name="ChoiceId">The status by its number, where it has no code.</param>
/// <param name="WithDate">The payment date; sellers may delete its field.</param>
/// <param name="Name">The invoice's name, where it is demanded.</param>
internal sealed record PatchPlan(long? ChoiceId, bool WithDate, string? Name)
{
    public ElementPatch ToBody(InvoiceId id, InvoiceStatusUpdate mark)
    {
        var fields = new List<FieldWrite>
        {
            ChoiceId is { } choice
                ? FieldWrite.Choice(InvoiceFields.Status, choice)
                : FieldWrite.Choice(InvoiceFields.Status, StatusLadder.CodeOf(mark.Status)!),
        };
        if (WithDate && mark.PaidAt is { } paidAt)
            fields.Add(FieldWrite.Moment(InvoiceFields.PaymentDate, paidAt.ToUnixTimeSeconds()));
        return new ElementPatch(fields, $"pay-{id}") { Name = Name };
    }
}
