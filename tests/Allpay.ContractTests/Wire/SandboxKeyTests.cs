using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Wire;

/// <summary>The field's programs read private keys as PKCS#1 and public keys as SubjectPublicKeyInfo, and nothing else.</summary>
public sealed class SandboxKeyTests(AllpayUnderTest allpay) : Conformance(allpay)
{
    [Fact]
    public void The_sandboxs_private_keys_are_such() => Assert.All(
        Allpay.Sandbox.Agents,
        agent => Assert.StartsWith("-----BEGIN RSA PRIVATE KEY-----\n", Allpay.Sandbox.TextOf(agent.PrivateKeyFile)));

    [Fact]
    public void The_sandboxs_public_keys_are_such() =>
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----\n", Allpay.Sandbox.TextOf(Allpay.Sandbox.ServerPublicKeyFile));
}
