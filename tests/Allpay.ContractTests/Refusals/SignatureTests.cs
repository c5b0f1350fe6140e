using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Refusals;

/// <summary>Every operation, every trick: a signature that does not cover the message as the profile says is none.</summary>
public sealed class SignatureTests(AllpayUnderTest allpay) : Conformance(allpay)
{
    // One gate verifies for all four contracts, on raw bytes, before the operation is looked at.
    public static TheoryData<string, string> Cases => Operations.Times(_ => true, Forgeries.All.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_forged_signature_is_refused(string key, string trick)
    {
        var operation = Operations.Of(key);
        var parameter = Envelope.TextOf(await SpoilableAsync(operation));
        var message = Forgeries.All[trick](new Forgeries(Agent, operation, parameter));
        var answer = await WhileNothingMovesAsync(
            () => Agent.SendAsync(operation.Service.Path, Post.Text(message, operation.Name)));
        Refused.ByTheGate(answer);
    }
}
