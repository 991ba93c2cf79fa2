using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.Api;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm.Seller;

/// <summary>An invoice in the CRM. Status is the code, or the text if there is no code; the date is in Unix seconds.</summary>
internal sealed record InvoiceState(
    long Id,
    string? Name,
    string? Status,
    long? PaymentDate,
    string? Price,
    int Writes,
    IReadOnlyList<string?> Notes
)
{
    public static InvoiceState? Of(EmulatedAccount account, long id)
    {
        lock (account.Gate)
        {
            if (!account.Elements.TryGetValue((account.Invoices.Id, id), out var invoice))
                return null;
            var status = invoice.First("BILL_STATUS");
            return new InvoiceState(
                invoice.Id,
                invoice.Name,
                Text(status?["enum_code"]) ?? Text(status?["value"]),
                invoice.First("BILL_PAYMENT_DATE")?["value"].IsWhole(out var paidAt) == true ? paidAt : null,
                Text(invoice.First("BILL_PRICE")?["value"]),
                invoice.Writes,
                [.. account.Notes.Where(note => note.Entity == "leads" && note.EntityId == invoice.LeadId).Select(note => note.Text)]);
        }
    }

    private static string? Text(JsonNode? value) => value is null ? null : $"{value}";
}
