using System.Net;
using CleanAcquiring.Infrastructure.Egress;

namespace CleanAcquiring.Infrastructure.Tests.Egress;

public sealed class PublicAddressesTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("91.194.226.1")]
    [InlineData("172.15.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2a02:6b8::1")]
    [InlineData("64:ff9b::808:808")]
    public void The_internet_is_public(string address) => PublicAddresses.Contains(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2001::1")]
    [InlineData("2002:7f00:1::1")]
    public void Somebodys_own_network_is_not(string address) => PublicAddresses.Contains(IPAddress.Parse(address)).ShouldBeFalse();
}
