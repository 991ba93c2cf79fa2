using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Payments;

internal static class PaymentRefusals
{
    public static Refusal NoPayment => new(RefusalKind.NotFound, "payment.not_found", "There is no such payment.");

    public static Refusal NoKey =>
        new(RefusalKind.Invalid, "idempotency.no_key", "The header Idempotency-Key must hold 1 to 64 printable characters.");

    public static Refusal KeyReused =>
        new(RefusalKind.Contradictory, "idempotency.key_reused", "This key was used for something else.");

    public static Refusal NoMethod => new(RefusalKind.Conflict, "method.not_found", "The payment's method is no longer set up.");

    public static Refusal NotOffered => new(RefusalKind.Conflict, "operation.not_offered", "The acquirer does not offer this.");

    public static Refusal NoOperation => new(RefusalKind.NotFound, "operation.not_found", "The payment has no such operation.");

    public static Refusal BeingSent =>
        new(RefusalKind.Conflict, "operation.being_sent", "It is on its way to the acquirer: a minute later a person may settle it.");

    public static Refusal Settled => new(RefusalKind.Conflict, "operation.settled", "It has ended already; what ended it stands.");

    public static Refusal Overtaken =>
        new(RefusalKind.Conflict, "payment.changed_meanwhile", "The payment changed meanwhile; read it again.");
}
