using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Allpay.ArchitectureTests;

/// <summary>Every slice has one shape: the name of the use case finds its command, validator, handler and endpoint.</summary>
public sealed class SliceTests
{
    private static readonly List<Type> Requests = [.. Layers.TypesIn(Layers.Features)
        .Where(type => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)))];

    [Fact]
    public void A_request_has_the_name_of_its_folder()
    {
        Assert.NotEmpty(Requests);
        Assert.All(Requests, request => Assert.Equal(request.Namespace!.Split('.')[^1], request.Name));
    }

    [Fact]
    public void A_request_has_one_handler_beside_it()
    {
        Assert.NotEmpty(Requests);
        Assert.All(Requests, request =>
        {
            var handler = Layers.Features.GetType($"{request.Namespace}.{request.Name}Handler");
            Assert.True(handler is { IsSealed: true, IsNotPublic: true }, $"{request.Name}Handler is missing, open or public");
        });
    }

    [Fact]
    public void A_request_that_takes_text_has_one_validator_beside_it()
    {
        var withText = Requests.Where(request => request.GetProperties().Any(property => property.PropertyType == typeof(string))).ToList();
        Assert.NotEmpty(withText);
        Assert.All(withText, request =>
        {
            var validators = Layers.TypesIn(Layers.Features).Where(type => IsValidatorOf(type, request)).ToList();
            Assert.Equal($"{request.Name}Validator", Assert.Single(validators).Name);
        });
    }

    [Fact]
    public void Endpoints_lie_beside_the_request_they_send()
    {
        var endpoints = Layers.TypesIn(Layers.Features).Where(type => typeof(BaseEndpoint).IsAssignableFrom(type)).ToList();
        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, endpoint =>
            Assert.Contains(Requests, request => request.Namespace == endpoint.Namespace));
    }

    [Fact]
    public void Classes_are_sealed_static_or_meant_to_be_inherited()
    {
        var classes = new[] { Layers.Infrastructure, Layers.Features, Layers.Host }.SelectMany(Layers.TypesIn)
            .Where(type => type.IsClass && type != typeof(Program) && !type.Namespace!.Contains("Migrations")).ToList();
        Assert.NotEmpty(classes);
        Assert.DoesNotContain(classes, type => !type.IsSealed && !type.IsAbstract && !IsInherited(type, classes));
    }

    private static bool IsValidatorOf(Type type, Type request) => typeof(IValidator<>).MakeGenericType(request).IsAssignableFrom(type);

    private static bool IsInherited(Type type, List<Type> classes) =>
        classes.Any(other => other.BaseType is { } parent && (parent == type || (parent.IsGenericType && parent.GetGenericTypeDefinition() == type)));
}
