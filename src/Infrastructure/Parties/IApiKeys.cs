namespace Allpay.Infrastructure.Parties;

/// <summary>The keys of the REST door.</summary>
public interface IApiKeys
{
    /// <summary>
    /// Whom the key belongs to; null when it is unknown, revoked or expired, or its party is blocked.
    /// </summary>
    ValueTask<ApiCaller?> FindCallerAsync(string key, CancellationToken cancellationToken);
}
