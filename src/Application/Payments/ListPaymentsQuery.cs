using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Payments;

/// <summary>A page of a seller's payments, newest first.</summary>
public sealed record ListPaymentsQuery(Seller Seller, PaymentSearch Search) : IRequest<Result<PaymentListPage>>;
