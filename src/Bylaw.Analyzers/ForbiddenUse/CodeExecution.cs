using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>A place where a text or bytes become something that runs.</summary>
/// <param name="What">As in "must not …".</param>
internal readonly record struct CodeExecution(ISymbol Member, string What)
{
    private const string RunsText = "run a text as code";
    private const string LoadsCode = "load code that is chosen at run time";
    private const string MakesType = "create a type that is named at run time";
    private const string StartsProcess = "start a process from a text that is not constant";
    private const string ReadsTypes = "let data say which types are created";
    private const string WritesHtml = "write a text into a page without encoding it";

    public static CodeExecution? Of(IOperation operation, ImmutableArray<IOperation> blocks)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                return OfCall(call, blocks) is { } called ? new CodeExecution(call.TargetMethod, called) : null;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                return OfCreation(creation, blocks) is { } created ? new CodeExecution(constructor, created) : null;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "FileName" or "Arguments" } property } } assignment
                when Is(property.ContainingType, "ProcessStartInfo", "System.Diagnostics") && !ConstantText.IsOwn(assignment.Value, blocks):
                return new CodeExecution(property, StartsProcess);
            case IFieldReferenceOperation { Field: { Name: not "None", ContainingType: { Name: "TypeNameHandling" } handling } field } reference
                when SymbolNames.Namespace(handling) == "Newtonsoft.Json" && !IsCompared(reference):
                return new CodeExecution(field, ReadsTypes);
            case IConversionOperation { OperatorMethod: { } conversion } converted when IsHtml(conversion.ContainingType) && !ConstantText.Is(converted.Operand, blocks):
                return new CodeExecution(conversion, WritesHtml);
            default:
                return null;
        }
    }

    private static string? OfCall(IInvocationOperation call, ImmutableArray<IOperation> blocks)
    {
        var method = call.TargetMethod;
        if (method.ContainingType is not { } type)
            return null;

        switch (type.Name, method.Name)
        {
            case ("CSharpScript", "EvaluateAsync" or "RunAsync" or "Create"):
                return SymbolNames.Namespace(type) == "Microsoft.CodeAnalysis.CSharp.Scripting" ? RunsText : null;
            case ("CodeDomProvider" or "CSharpCodeProvider", "CompileAssemblyFromSource" or "CompileAssemblyFromFile" or "CompileAssemblyFromDom"):
                return SymbolNames.Namespace(type) is "System.CodeDom.Compiler" or "Microsoft.CSharp" ? RunsText : null;
            case ("DataTable", "Compute" or "Select"):
                return SymbolNames.Namespace(type) == "System.Data" && HasMadeText(call.Arguments, blocks) ? RunsText : null;
            case ("DynamicExpressionParser" or "DynamicQueryableExtensions" or "DynamicEnumerableExtensions", _):
                return SymbolNames.Namespace(type) == "System.Linq.Dynamic.Core" && HasMadeText(call.Arguments, blocks) ? RunsText : null;
            case ("Assembly", "Load" or "LoadFrom" or "LoadFile" or "UnsafeLoadFrom"):
                return SymbolNames.Namespace(type) == "System.Reflection" && LoadsUnknown(call, blocks) ? LoadsCode : null;
            case ("AssemblyLoadContext", "LoadFromStream" or "LoadFromAssemblyPath"):
                return SymbolNames.Namespace(type) == "System.Runtime.Loader" && !IsOfLoader(call) && (method.Name == "LoadFromStream" || HasMadeText(call.Arguments, blocks, ownIsFine: true)) ? LoadsCode : null;
            case ("Activator", "CreateInstance"):
                return SymbolNames.Namespace(type) == "System" && CreatesNamed(call, blocks) ? MakesType : null;
            case ("Process", "Start"):
                return SymbolNames.Namespace(type) == "System.Diagnostics" && HasMadeText(call.Arguments, blocks, ownIsFine: true) ? StartsProcess : null;
            case ("XamlReader" or "XamlServices", "Load" or "Parse"):
                return SymbolNames.Namespace(type) is "System.Windows.Markup" or "System.Xaml" ? ReadsTypes : null;
            case ("IHtmlHelper" or "HtmlHelper", "Raw"):
                return SymbolNames.Namespace(type).StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal) && HasMadeText(call.Arguments, blocks) ? WritesHtml : null;
            default:
                return null;
        }
    }

    private static string? OfCreation(IObjectCreationOperation creation, ImmutableArray<IOperation> blocks)
    {
        var type = creation.Constructor!.ContainingType;
        switch (type.Name)
        {
            case "CSharpCodeProvider":
                return SymbolNames.Namespace(type) == "Microsoft.CSharp" ? RunsText : null;
            case "ProcessStartInfo":
                return SymbolNames.Namespace(type) == "System.Diagnostics" && HasMadeText(creation.Arguments, blocks, ownIsFine: true) ? StartsProcess : null;
            case "BinaryFormatter" or "SoapFormatter":
                return SymbolNames.Namespace(type).StartsWith("System.Runtime.Serialization.Formatters", StringComparison.Ordinal) ? ReadsTypes : null;
            case "NetDataContractSerializer":
                return SymbolNames.Namespace(type) == "System.Runtime.Serialization" ? ReadsTypes : null;
            case "LosFormatter" or "ObjectStateFormatter":
                return SymbolNames.Namespace(type) == "System.Web.UI" ? ReadsTypes : null;
            default:
                return IsHtml(type) && HasMadeText(creation.Arguments, blocks) ? WritesHtml : null;
        }
    }

    private static bool IsHtml(INamedTypeSymbol type) =>
        Is(type, "HtmlString", "Microsoft.AspNetCore.Html") || Is(type, "MarkupString", "Microsoft.AspNetCore.Components");

    private static bool Is(INamedTypeSymbol type, string name, string space) => type.Name == name && SymbolNames.Namespace(type) == space;

    /// <param name="ownIsFine">A program or library that the object was made with is configured, not sent.</param>
    private static bool HasMadeText(ImmutableArray<IArgumentOperation> arguments, ImmutableArray<IOperation> blocks, bool ownIsFine = false)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Type.SpecialType == SpecialType.System_String && !(ownIsFine ? ConstantText.IsOwn(argument.Value, blocks) : ConstantText.Is(argument.Value, blocks)))
                return true;
        }

        return false;
    }

    // An assembly by its name is one that the application was built with.
    private static bool LoadsUnknown(IInvocationOperation call, ImmutableArray<IOperation> blocks) =>
        call.TargetMethod.Name == "Load"
            ? call.TargetMethod.Parameters is [{ Type: IArrayTypeSymbol }, ..]
            : HasMadeText(call.Arguments, blocks, ownIsFine: true);

    // What an AssemblyLoadContext of one's own is asked for has been chosen by whoever made it.
    private static bool IsOfLoader(IInvocationOperation call) =>
        call.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && call.TargetMethod.Name == "LoadFromAssemblyPath";

    private static bool CreatesNamed(IInvocationOperation call, ImmutableArray<IOperation> blocks)
    {
        foreach (var argument in call.Arguments)
        {
            if (LocalValue.Behind(argument.Value, blocks) is IInvocationOperation { TargetMethod: { Name: "GetType", ContainingType: { Name: "Type" or "Assembly" } owner } } named
                && SymbolNames.Namespace(owner) is "System" or "System.Reflection" && HasMadeText(named.Arguments, blocks))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCompared(IOperation reference)
    {
        var parent = reference.Parent;
        while (parent is IConversionOperation)
            parent = parent.Parent;
        return parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } or IConstantPatternOperation or ICaseClauseOperation;
    }
}
