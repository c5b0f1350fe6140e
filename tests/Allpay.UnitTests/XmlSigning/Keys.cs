using System.Security.Cryptography;

namespace Allpay.UnitTests.XmlSigning;

/// <summary>Keys made for this run.</summary>
internal static class Keys
{
    public static readonly RSA Client = RSA.Create(1024);
    public static readonly RSA Stranger = RSA.Create(1024);
    public static readonly RSA Server = RSA.Create(2048);
}
