// Package number is the only place that writes numbers: it reads a decimal as it
// was sent, keeps its digits exactly, and writes it for a reader of a given
// language, plainly, in short form, as a percentage, as working time or as a
// clock.
//
// A [Value] is an exact decimal, so what is printed is what was sent: no noise of
// binary fractions, no loss above 2^53. Rounding happens once, on the decimal,
// half away from zero, and everything that follows from the digits (the sign, the
// suffix of the short form, the carry from minutes to hours) is decided after it.
//
// What is nearly the whole is not the whole: percentages, shares, fractions and losses
// are all rounded by one rule, which never carries a part to a whole that it has not
// reached, nor something to nothing (see [Format.Whole] and [Portion]). The bounds of
// a scale are written by [Format.Labels], with the digits that were sent and so that
// no two of them read the same.
//
// Digits are Latin in every locale, as Jira shows them, also where the customary
// digits of the language are others. The minus is U+2212 in every locale. In
// locales that are written from right to left a left-to-right mark stands before
// a sign, so that the sign stays left of its number in running text.
//
// All of it is pure: values are small and comparable, tables are never written,
// and every function may be called concurrently.
package number
