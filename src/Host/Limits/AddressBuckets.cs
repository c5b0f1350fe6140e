using System.Net;
using System.Net.Sockets;

namespace Allpay.Host.Limits;

/// <summary>
/// Addresses by bucket: whoever has more addresses than there are buckets fills no memory. Which share one is chance, drawn anew
/// by each process, so that nobody can look for an address that shares a partner's.
/// </summary>
internal static class AddressBuckets
{
    public const int Count = 1 << 16;
    private const int PrefixBytes = 8;

    /// <summary>The bucket of an IPv4 address, or of an IPv6 network of 64 bits, which is one customer's.</summary>
    public static int Of(IPAddress? address)
    {
        if (address is null) return 0;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        var hash = default(HashCode);
        hash.AddBytes(address.AddressFamily == AddressFamily.InterNetworkV6 ? bytes.AsSpan(0, PrefixBytes) : bytes);
        return hash.ToHashCode() & (Count - 1);
    }
}
