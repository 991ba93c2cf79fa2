using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Notifications;

/// <summary>Reads the stored notifications of a span of time once more, oldest first, as the code and the settings are now.</summary>
/// <param name="Seller">Who asks.</param>
/// <param name="From">Received then or later.</param>
/// <param name="Before">Received earlier than then.</param>
/// <param name="IsShadow">Only tell what would change, each after those before it.</param>
public sealed record ReplayNotificationsCommand(Seller Seller, DateTimeOffset From, DateTimeOffset Before, bool IsShadow)
    : IRequest<Result<ReplayedRange>>;
