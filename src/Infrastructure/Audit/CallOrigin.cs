using Allpay.Infrastructure.Parties;

namespace Allpay.Infrastructure.Audit;

/// <summary>
/// Where the call that is being served comes from, for the audit trail; one per scope. Empty where no call is served: what
/// happens then is the host's own doing.
/// </summary>
public sealed class CallOrigin
{
    public ApiCaller? Caller { get; private set; }
    public string? Address { get; private set; }
    public string? RequestId { get; private set; }

    public void Begin(ApiCaller? caller, string? address, string requestId) =>
        (Caller, Address, RequestId) = (caller, address, requestId);
}
