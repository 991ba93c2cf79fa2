using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class StatusesTests
{
    [Theory]
    [InlineData(EvidenceKind.Pending, "NEW", "FORM_SHOWED", "AUTHORIZING", "PREAUTHORIZING", "3DS_CHECKING", "3DS_CHECKED", "PAY_CHECKING", "CHECKING", "CHECKED", "PROCESSING", "CREDIT_CHECKING")]
    [InlineData(EvidenceKind.Authorized, "AUTHORIZED", "CONFIRMING", "CONFIRM_CHECKING", "REVERSING", "PARTIAL_REVERSED")]
    [InlineData(EvidenceKind.Paid, "CONFIRMED", "REFUNDING", "ASYNC_REFUNDING")]
    [InlineData(EvidenceKind.Canceled, "REVERSED", "CANCELED")]
    [InlineData(EvidenceKind.Expired, "DEADLINE_EXPIRED")]
    [InlineData(EvidenceKind.Declined, "ATTEMPTS_EXPIRED", "REJECTED", "AUTH_FAIL")]
    [InlineData(EvidenceKind.PartiallyRefunded, "PARTIAL_REFUNDED")]
    [InlineData(EvidenceKind.Refunded, "REFUNDED")]
    public void A_status_proves(EvidenceKind kind, params string[] statuses) =>
        statuses.ShouldAllBe(status => TBankStatuses.Of(status) == kind);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("UNKNOWN")]
    [InlineData("COMPLETED")]
    [InlineData("CANCEL_CHECKING")]
    [InlineData("confirmed")]
    [InlineData("SOMETHING_NEW")]
    public void A_status_that_nothing_maps_is_pending(string? status) => TBankStatuses.Of(status).ShouldBe(EvidenceKind.Pending);

    [Theory]
    [InlineData("CONFIRMED")]
    [InlineData("CONFIRMING")]
    [InlineData("PARTIAL_REFUNDED")]
    [InlineData("REFUNDING")]
    [InlineData("ASYNC_REFUNDING")]
    [InlineData("AUTHORIZING")]
    [InlineData("3DS_CHECKED")]
    [InlineData("SOMETHING_NEW")]
    [InlineData(null)]
    public void What_is_paid_or_may_be_about_to_be_is_not_cancelled(string? status) => TBankStatuses.CanBeCancelled(status).ShouldBeFalse();
}
