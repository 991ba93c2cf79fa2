using CleanAcquiring.Application.Accounts.AuthenticateSeller;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Desk.ListPayments;

/// <summary>A page of a seller's payments, newest first.</summary>
public sealed record ListPaymentsQuery(Seller Seller, PaymentSearch Search) : IRequest<Result<PaymentPageOfList>>;
