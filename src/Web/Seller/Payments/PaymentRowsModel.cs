using CleanAcquiring.Application.Payments;

namespace CleanAcquiring.Web.Seller.Payments;

/// <summary>A part of the list and the filter that found it.</summary>
public sealed record PaymentRowsModel(PaymentListPage Page, PaymentFilter Filter);
