using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Payments;

internal static class PaymentRefusals
{
    public static Refusal NoPayment => new(RefusalKind.NotFound, "payment.not_found", "There is no such payment.");

    public static Refusal NoKey =>
        new(RefusalKind.Invalid, "idempotency.no_key", "The header Idempotency-Key must hold 1 to 64 printable characters.");

    public static Refusal KeyReused => new(RefusalKind.Conflict, "idempotency.key_reused", "This key was used for something else.");

    public static Refusal NoMethod => new(RefusalKind.Conflict, "method.not_found", "The payment's method is no longer set up.");

    public static Refusal NotOffered => new(RefusalKind.Conflict, "operation.not_offered", "The acquirer does not offer this.");

    public static Refusal Overtaken =>
        new(RefusalKind.Conflict, "payment.changed_meanwhile", "The payment changed meanwhile; read it again.");
}
