using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class TBankStatusesTests
{
    [Theory]
    [InlineData("NEW", EvidenceKind.Pending)]
    [InlineData("FORM_SHOWED", EvidenceKind.Pending)]
    [InlineData("AUTHORIZING", EvidenceKind.Pending)]
    [InlineData("3DS_CHECKING", EvidenceKind.Pending)]
    [InlineData("3DS_CHECKED", EvidenceKind.Pending)]
    [InlineData("PAY_CHECKING", EvidenceKind.Pending)]
    [InlineData("AUTHORIZED", EvidenceKind.Authorized)]
    [InlineData("CONFIRMING", EvidenceKind.Authorized)]
    [InlineData("CONFIRM_CHECKING", EvidenceKind.Authorized)]
    [InlineData("REVERSING", EvidenceKind.Authorized)]
    [InlineData("PARTIAL_REVERSED", EvidenceKind.Authorized)]
    [InlineData("CONFIRMED", EvidenceKind.Paid)]
    [InlineData("REFUNDING", EvidenceKind.Paid)]
    [InlineData("ASYNC_REFUNDING", EvidenceKind.Paid)]
    [InlineData("PARTIAL_REFUNDED", EvidenceKind.PartiallyRefunded)]
    [InlineData("REFUNDED", EvidenceKind.Refunded)]
    [InlineData("REVERSED", EvidenceKind.Canceled)]
    [InlineData("CANCELED", EvidenceKind.Canceled)]
    [InlineData("DEADLINE_EXPIRED", EvidenceKind.Expired)]
    [InlineData("ATTEMPTS_EXPIRED", EvidenceKind.Declined)]
    [InlineData("REJECTED", EvidenceKind.Declined)]
    [InlineData("AUTH_FAIL", EvidenceKind.Declined)]
    [InlineData("COMPLETED", EvidenceKind.Pending)]
    [InlineData("CANCEL_CHECKING", EvidenceKind.Pending)]
    [InlineData("UNKNOWN", EvidenceKind.Pending)]
    [InlineData("confirmed", EvidenceKind.Pending)]
    [InlineData("SOMETHING_NEW", EvidenceKind.Pending)]
    [InlineData(null, EvidenceKind.Pending)]
    public void Each_status_proves_what_it_says_and_an_unknown_one_nothing(string? status, EvidenceKind kind) =>
        TBankStatuses.Of(status).ShouldBe(kind);

    [Theory]
    [InlineData("CONFIRMED")]
    [InlineData("REFUNDING")]
    [InlineData("PARTIAL_REFUNDED")]
    [InlineData("AUTHORIZING")]
    [InlineData("CONFIRMING")]
    [InlineData("SOMETHING_NEW")]
    public void A_paid_or_pending_payment_is_not_cancelled(string status) => TBankStatuses.CanBeCancelled(status).ShouldBeFalse();
}
