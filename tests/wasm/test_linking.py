"""The linker, on objects that LLVM makes here of a few lines."""

import re
import subprocess

import pytest

from wasm.compiler.linking import LinkError, linked
from wasm.compiler.lowering import Lowered
from wasm.compiler.objects import ObjectError, object_of

# what a call of the module looks like to numba: answer, failure, address of the row
SUM = """
@weights = internal constant [3 x double] [double 2.0, double 0.5, double -1.0]
define i32 @sum(ptr %answer, ptr %failure, i64 %at) {
entry:
  %row = inttoptr i64 %at to ptr
  br label %next
next:
  %k = phi i64 [0, %entry], [%more, %next]
  %total = phi double [0.0, %entry], [%added, %next]
  %place = getelementptr double, ptr %row, i64 %k
  %x = load double, ptr %place
  %mine = getelementptr [3 x double], ptr @weights, i64 0, i64 %k
  %w = load volatile double, ptr %mine
  %part = fmul double %x, %w
  %added = fadd double %total, %part
  %more = add i64 %k, 1
  %done = icmp eq i64 %more, 3
  br i1 %done, label %out, label %next
out:
  store double %added, ptr %row
  ret i32 0
}
"""
RUN = """
const bytes = Buffer.from(process.argv[1], "base64");
const module = new WebAssembly.Module(bytes);
const { exports } = new WebAssembly.Instance(module, {});
const at = (exports.heap.value + 63) & ~63;
exports.memory.grow(1);
const row = new Float64Array(exports.memory.buffer, at, 3);
row.set([3, 8, 1.25]);
exports.sum(at);
const [stamp] = WebAssembly.Module.customSections(module, "sixpillars");
console.log(row[0], WebAssembly.Module.imports(module).length, Buffer.from(stamp).toString());
"""


def made(text, symbol="sum"):
    return object_of({"sum": Lowered(text, symbol)}, lanes=False)


def test_a_linked_function_finds_its_constants(node):
    import base64  # noqa: PLC0415

    module = linked(made(SUM), {"sum": "call_sum"}, b"{}")
    code = base64.b64encode(module).decode()
    done = subprocess.run([node, "-e", RUN, code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["8.75", "0", "{}"]


def test_the_same_object_gives_the_same_bytes():
    assert made(SUM) == made(SUM)


def test_a_function_that_nobody_defines_is_named():
    text = SUM.replace("  store double", "  call void @elsewhere()\n  store double")
    text += "declare void @elsewhere()\n"
    with pytest.raises(ObjectError, match="elsewhere"):
        made(text)


@pytest.mark.parametrize("word", ["contract", "fast", "reassoc"])
def test_arithmetic_that_may_change_bits_is_refused(word):
    text = SUM.replace("fmul double", f"fmul {word} double")
    with pytest.raises(ObjectError, match="changes bits"):
        made(text)


def test_a_fused_product_is_refused():
    text = SUM.replace(
        "%added = fadd double %total, %part",
        "%added = call double @llvm.fma.f64(double %x, double %w, double %total)",
    )
    with pytest.raises(ObjectError, match="fma"):
        made(text + "declare double @llvm.fma.f64(double, double, double)\n")


def test_what_is_no_object_and_what_lacks_an_export_is_told():
    with pytest.raises(LinkError, match="no WebAssembly object"):
        linked(b"\x7fELF" + bytes(60), {}, b"")
    with pytest.raises(LinkError, match=re.escape("no function call_other")):
        linked(made(SUM), {"other": "call_other"}, b"")
