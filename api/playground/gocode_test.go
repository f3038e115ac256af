package playground_test

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"path"
	"reflect"
	"strconv"

	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/counter"
	"github.com/plugio/charts/render/widget/gauge"
)

// goNames are the names of the library that the page's Go code may use.
var goNames = map[string]any{
	"render.NewGauge": render.NewGauge, "render.NewCounter": render.NewCounter, "render.NewBar": render.NewBar,
	"render.Int": render.Int, "render.Success": render.Success, "render.Warning": render.Warning, "render.Danger": render.Danger,
	"render.PNG": render.PNG, "render.SVG": render.SVG,
	"number.Parse": number.Parse, "number.ParseData": number.ParseData, "number.ParseLocale": number.ParseLocale, "number.Between": number.Between, "number.Percentage": number.Percentage,
	"number.Plain": number.Plain, "number.Compact": number.Compact, "number.Percent": number.Percent,
	"number.Duration": number.Duration, "number.Clock": number.Clock,
	"theme.Of": theme.Of, "theme.ParseColor": theme.ParseColor, "theme.Light": theme.Light, "theme.Dark": theme.Dark, "theme.Auto": theme.Auto,
	"theme.DataCenter": theme.DataCenter, "theme.Cloud": theme.Cloud, "theme.Safe": theme.Safe,
	"theme.SuccessFill": theme.SuccessFill, "theme.WarningFill": theme.WarningFill, "theme.DangerFill": theme.DangerFill,
	"theme.InformationFill": theme.InformationFill, "theme.DiscoveryFill": theme.DiscoveryFill, "theme.NeutralFill": theme.NeutralFill,
	"theme.Categorical1": theme.Categorical1, "theme.Categorical2": theme.Categorical2, "theme.Categorical3": theme.Categorical3,
	"theme.Categorical4": theme.Categorical4, "theme.Categorical5": theme.Categorical5, "theme.Categorical6": theme.Categorical6,
	"theme.Categorical7": theme.Categorical7, "theme.Categorical8": theme.Categorical8,
	"widget.ShowValue": widget.ShowValue, "widget.ShowPercent": widget.ShowPercent, "widget.ShowBoth": widget.ShowBoth,
	"widget.ShowFraction": widget.ShowFraction, "widget.ShowNone": widget.ShowNone,
	"widget.StatusGlyph": widget.StatusGlyph, "widget.StatusName": widget.StatusName, "widget.StatusNone": widget.StatusNone,
	"widget.Flat": widget.Flat, "widget.Round": widget.Round,
	"gauge.Fill": gauge.Fill, "gauge.Needle": gauge.Needle, "gauge.Marker": gauge.Marker,
	"gauge.LabelEnds": gauge.LabelEnds, "gauge.LabelThresholds": gauge.LabelThresholds, "gauge.LabelNone": gauge.LabelNone,
	"counter.DeltaAbsolute": counter.DeltaAbsolute, "counter.DeltaPercent": counter.DeltaPercent, "counter.DeltaBoth": counter.DeltaBoth,
	"counter.DeltaPoints": counter.DeltaPoints, "counter.DeltaNone": counter.DeltaNone,
	"counter.GoodUp": counter.GoodUp, "counter.GoodDown": counter.GoodDown, "counter.GoodNone": counter.GoodNone,
	"counter.AlignStart": counter.AlignStart, "counter.AlignCenter": counter.AlignCenter,
	"counter.TintNone": counter.TintNone, "counter.TintValue": counter.TintValue, "counter.TintTile": counter.TintTile,
	"counter.SparkLine": counter.SparkLine, "counter.SparkArea": counter.SparkArea, "counter.SparkBars": counter.SparkBars,
	"bar.LegendAuto": bar.LegendAuto, "bar.LegendNone": bar.LegendNone, "bar.LegendBelow": bar.LegendBelow, "bar.LegendInside": bar.LegendInside,
	"widget.DirectionAuto": widget.DirectionAuto, "widget.LeftToRight": widget.LeftToRight, "widget.RightToLeft": widget.RightToLeft,
	"bar.Plain": bar.Plain, "bar.Bullet": bar.Bullet,
	"bar.Horizontal": bar.Horizontal, "bar.Vertical": bar.Vertical,
}

var goTypes = map[string]reflect.Type{
	"render.Threshold": reflect.TypeFor[render.Threshold](), "render.Segment": reflect.TypeFor[render.Segment](),
	"widget.Background": reflect.TypeFor[widget.Background](), "number.Value": reflect.TypeFor[number.Value](),
	"render.Options": reflect.TypeFor[render.Options](),
}

// goProgram runs the part of a program that makes a widget and the options to draw it
// with. A name, a field or a type that the library does not have panics.
type goProgram struct {
	used    map[string]bool
	name    string
	widget  reflect.Value
	options render.Options
}

func runGo(source string) (w render.Widget, o render.Options, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("%v in\n%s", v, source)
		}
	}()
	formatted, err := format.Source([]byte(source))
	if err != nil {
		return nil, o, err
	}
	if string(formatted) != source {
		return nil, o, fmt.Errorf("not as gofmt has it:\n%s", source)
	}
	file, err := parser.ParseFile(token.NewFileSet(), "main.go", source, parser.AllErrors)
	if err != nil {
		return nil, o, err
	}
	p := &goProgram{used: map[string]bool{"log": true, "os": true}}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == "main" {
			for _, s := range f.Body.List {
				if a, ok := s.(*ast.AssignStmt); ok {
					p.assign(a)
				}
			}
		}
	}
	for _, i := range file.Imports {
		full, _ := strconv.Unquote(i.Path.Value)
		if !p.used[path.Base(full)] {
			return nil, o, fmt.Errorf("%s is imported and not used", full)
		}
		delete(p.used, path.Base(full))
	}
	if len(p.used) > 0 {
		return nil, o, fmt.Errorf("used and not imported: %v", p.used)
	}
	return p.widget.Interface().(render.Widget), p.options, nil
}

func (p *goProgram) assign(a *ast.AssignStmt) {
	switch left := a.Lhs[0].(type) {
	case *ast.Ident:
		call := a.Rhs[0].(*ast.CallExpr)
		if p.name == "" {
			p.name, p.widget = left.Name, p.eval(call, nil)
			return
		}
		p.used["render"] = true
		p.options = p.eval(call.Args[2], nil).Interface().(render.Options)
	case *ast.SelectorExpr:
		field := p.field(left)
		field.Set(p.eval(a.Rhs[0], field.Type()))
	}
}

// field is a field of the widget, perhaps of a struct in it.
func (p *goProgram) field(s *ast.SelectorExpr) reflect.Value {
	in := p.widget.Elem()
	if inner, ok := s.X.(*ast.SelectorExpr); ok {
		in = p.field(inner)
	} else if s.X.(*ast.Ident).Name != p.name {
		panic("no such variable: " + s.X.(*ast.Ident).Name)
	}
	return in.FieldByName(s.Sel.Name)
}

func (p *goProgram) eval(e ast.Expr, want reflect.Type) reflect.Value {
	switch e := e.(type) {
	case *ast.BasicLit:
		return p.literal(e, want)
	case *ast.Ident:
		return reflect.ValueOf(e.Name == "true")
	case *ast.UnaryExpr:
		return reflect.ValueOf(-p.literal(e.X.(*ast.BasicLit), reflect.TypeFor[int64]()).Int()).Convert(want)
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok && x.Name == p.name {
			return p.field(e)
		}
		return reflect.ValueOf(p.lookUp(e))
	case *ast.CallExpr:
		return p.call(e)
	case *ast.CompositeLit:
		return p.composite(e, want)
	}
	panic(fmt.Sprintf("unknown expression %T", e))
}

func (p *goProgram) literal(e *ast.BasicLit, want reflect.Type) reflect.Value {
	if e.Kind == token.STRING {
		s, err := strconv.Unquote(e.Value)
		if err != nil {
			panic(err)
		}
		return reflect.ValueOf(s)
	}
	if want.Kind() == reflect.Float64 {
		f, _ := strconv.ParseFloat(e.Value, 64)
		return reflect.ValueOf(f)
	}
	i, err := strconv.ParseInt(e.Value, 10, 64)
	if err != nil {
		panic(err)
	}
	return reflect.ValueOf(i).Convert(want)
}

func (p *goProgram) lookUp(e *ast.SelectorExpr) any {
	pkg := e.X.(*ast.Ident).Name
	p.used[pkg] = true
	v, ok := goNames[pkg+"."+e.Sel.Name]
	if !ok {
		panic("no such name: " + pkg + "." + e.Sel.Name)
	}
	return v
}

func (p *goProgram) call(e *ast.CallExpr) reflect.Value {
	if name, ok := e.Fun.(*ast.Ident); ok && name.Name == "must" {
		return p.call(e.Args[0].(*ast.CallExpr))
	}
	fun := e.Fun.(*ast.SelectorExpr)
	if on, ok := fun.X.(*ast.CallExpr); ok {
		method := p.call(on).MethodByName(fun.Sel.Name)
		return method.Call([]reflect.Value{p.eval(e.Args[0], method.Type().In(0))})[0]
	}
	f := reflect.ValueOf(p.lookUp(fun))
	var args []reflect.Value
	for i, a := range e.Args {
		args = append(args, p.eval(a, f.Type().In(i)))
	}
	results := f.Call(args)
	if len(results) == 2 && !results[1].IsNil() {
		panic(results[1].Interface())
	}
	return results[0]
}

func (p *goProgram) composite(e *ast.CompositeLit, want reflect.Type) reflect.Value {
	switch named := e.Type.(type) {
	case *ast.ArrayType:
		want = reflect.SliceOf(p.typeOf(named.Elt))
	case *ast.SelectorExpr:
		want = p.typeOf(named)
	}
	v := reflect.New(want).Elem()
	for _, item := range e.Elts {
		if pair, ok := item.(*ast.KeyValueExpr); ok {
			field := v.FieldByName(pair.Key.(*ast.Ident).Name)
			field.Set(p.eval(pair.Value, field.Type()))
			continue
		}
		v = reflect.Append(v, p.eval(item, want.Elem()))
	}
	return v
}

func (p *goProgram) typeOf(e ast.Expr) reflect.Type {
	s := e.(*ast.SelectorExpr)
	pkg := s.X.(*ast.Ident).Name
	p.used[pkg] = true
	t, ok := goTypes[pkg+"."+s.Sel.Name]
	if !ok {
		panic("no such type: " + pkg + "." + s.Sel.Name)
	}
	return t
}
