using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Accounts;

internal static class AccountRefusals
{
    public static Refusal NoAccount => new(RefusalKind.NotFound, "account.not_found");

    public static Refusal NoMethod => new(RefusalKind.NotFound, "method.not_found");

    public static Refusal Invalid(string code, string detail) => new(RefusalKind.Invalid, code, detail);
}
