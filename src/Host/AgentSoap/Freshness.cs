using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Replays;
using Allpay.Infrastructure.XmlSigning;
using Microsoft.Extensions.Options;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// For the partners that want it: a message that asks for a payment is good for minutes and once, so that who has read it on
/// its way can do nothing with it, not even bring a payment forward. Such a partner signs each repeat anew.
/// </summary>
internal sealed class Freshness(ISeenMessages seen, IOptions<AgentSoapOptions> options, TimeProvider clock)
{
    // They move nothing, however often they are asked.
    private static readonly FrozenSet<string> Questions = FrozenSet.Create(
        StringComparer.Ordinal,
        "echo", "checkUser", "checkUserAndValidateCashIn", "availableBalance", "checkCashOut", "checkCashOutThroughPayRequest",
        "payForGoodsCheck", "payForServicesCheck", "vostokPlatCheck");

    public static bool IsQuestion(string operation) => Questions.Contains(operation);

    /// <summary>Why the message is not taken; null where it is, and remembered.</summary>
    public async Task<Refusal?> CheckAsync(
        AgentCaller agent, VerifiedMessage message, string operation, CancellationToken cancellationToken)
    {
        if (IsQuestion(operation) || !options.Value.FreshForMinutes.TryGetValue(agent.Login, out var minutes)) return null;
        if (!IsWithin(TimeSpan.FromMinutes(minutes), message))
            return new Refusal(RefusalCodes.MessageStale, minutes.ToString(CultureInfo.InvariantCulture));

        // Over what was signed, in which neither comments nor another way to write the same have a part.
        var digest = SHA256.HashData(message.Canonical);
        return await seen.IsFirstAsync(agent.Id, digest, cancellationToken) ? null : new Refusal(RefusalCodes.MessageRepeated);
    }

    // A time to come is no better than one gone by: the message would be good for longer than it is remembered.
    private bool IsWithin(TimeSpan distance, VerifiedMessage message)
    {
        var now = clock.GetUtcNow();
        return BoundedXml.TryRead(message.Canonical, new XmlBounds(), out var document) == XmlFault.None
            && XsdDateTime.TryRead(SoapEnvelope.TryRead(document)?.Timestamp, now, out var signed)
            && (now - signed).Duration() <= distance;
    }
}

/// <summary>Stops the host at its start where a message would be good for longer than it is remembered.</summary>
internal sealed class FreshnessIsBounded : IValidateOptions<AgentSoapOptions>
{
    public const int MinutesMax = 24 * 60;

    public ValidateOptionsResult Validate(string? name, AgentSoapOptions options)
    {
        var wrong = options.FreshForMinutes.Where(partner => partner.Value is < 1 or > MinutesMax).Select(TextOf).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static string TextOf(KeyValuePair<string, int> partner) =>
        $"{AgentSoapOptions.Section}:{nameof(AgentSoapOptions.FreshForMinutes)}:{partner.Key} must be 1 to {MinutesMax} minutes.";
}
