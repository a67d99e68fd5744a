"""From LLVM IR for no machine to a WebAssembly object, and what must hold of it."""

import re
from collections.abc import Mapping

import llvmlite.binding as llvm

from wasm.compiler.lowering import Lowered

TRIPLE = "wasm32-unknown-unknown"
FEATURES = "+bulk-memory,+sign-ext,+nontrapping-fptoint,+mutable-globals"
LANES = ",+simd128"
LOOSE = re.compile(
    r"\b(?:contract|fast|reassoc|afn|arcp|nnan|ninf|nsz)\b(?= )|llvm\.fma|llvm\.fmuladd"
)
"""What would allow other bits than those of plain arithmetic."""
_LAYOUT = re.compile(r"^target (?:datalayout|triple) = .*$", re.MULTILINE)


class ObjectError(ValueError):
    """Kernels that cannot become a module, in one sentence."""


def unroll_little() -> None:
    """Unroll only loops of few and known rounds: others cost a tenth of the bytes and gain nothing.

    Once in a process, and for all that it compiles.
    """
    for option in ("-unroll-runtime=false", "-unroll-threshold=150"):
        llvm.set_option("", option)


def object_of(calls: Mapping[str, Lowered], lanes: bool) -> bytes:
    """An object with a function `call_NAME(i32 row) -> i32 status` for each of the calls.

    Raises ObjectError if something stays undefined, or arithmetic is not the plain one.
    """
    machine = _machine(lanes)
    module = llvm.parse_assembly(_frame(machine))
    for name, call in calls.items():
        part = llvm.parse_assembly(_for_machine(call.text, machine))
        _keep_only(part, call.symbol)
        part.link_in(llvm.parse_assembly(_door(name, call.symbol, machine)))
        _keep_only(part, f"call_{name}")
        module.link_in(part)
    module.verify()
    _optimise(module, machine)
    _refuse(module)
    return bytes(machine.emit_object(module))


def _machine(lanes: bool) -> llvm.TargetMachine:
    llvm.initialize_all_targets()
    llvm.initialize_all_asmprinters()
    return llvm.Target.from_triple(TRIPLE).create_target_machine(
        cpu="generic", features=FEATURES + (LANES if lanes else ""), opt=3, reloc="static"
    )


def _frame(machine: llvm.TargetMachine) -> str:
    return f'target datalayout = "{machine.target_data}"\ntarget triple = "{machine.triple}"\n'


def _for_machine(text: str, machine: llvm.TargetMachine) -> str:
    return _frame(machine) + _LAYOUT.sub("", text)


def _door(name: str, symbol: str, machine: llvm.TargetMachine) -> str:
    """What JavaScript calls: a row's address in, 0 or the number of an error out."""
    return f"""{_frame(machine)}
declare i32 @{symbol}(ptr, ptr, i64)
define i32 @call_{name}(i32 %row) {{
  %answer = alloca i64
  %failure = alloca ptr
  store ptr null, ptr %failure
  %at = zext i32 %row to i64
  %status = call i32 @{symbol}(ptr %answer, ptr %failure, i64 %at)
  ret i32 %status
}}
"""


def _keep_only(module: llvm.ModuleRef, symbol: str) -> None:
    """Let nothing else be seen from outside, so that what is not called goes."""
    for one in (*module.functions, *module.global_variables):
        if not one.is_declaration:
            one.linkage = "external" if one.name == symbol else "internal"


def _optimise(module: llvm.ModuleRef, machine: llvm.TargetMachine) -> None:
    # numba's lanes are the vectors: none are looked for, as none are in one world on floats
    tuning = llvm.PipelineTuningOptions(speed_level=3)
    tuning.loop_vectorization = False
    tuning.slp_vectorization = False
    tuning.loop_interleaving = False
    builder = llvm.create_pass_builder(machine, tuning)
    builder.getModulePassManager().run(module, builder)


def _refuse(module: llvm.ModuleRef) -> None:
    left = [f.name for f in module.functions if f.is_declaration and not f.name.startswith("llvm.")]
    left += [variable.name for variable in module.global_variables if variable.is_declaration]
    if left:
        raise ObjectError(f"the kernels call {left[0]}, which a browser does not have")
    loose = LOOSE.search(str(module))
    if loose:
        raise ObjectError(f"the kernels have {loose[0]}, which changes bits")
