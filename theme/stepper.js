// Steps through a recorded program, under the listing that it was compiled
// from. page.js loads this when a reader opens a stepper; what it shows is
// described in tools/tracer/src/lib.rs.
(() => {
    'use strict';

    // The order of the ABI: number and result, arguments, what is lost, rest.
    const GENERAL = ['rax', 'rdi', 'rsi', 'rdx', 'r10', 'r8', 'r9', 'rcx', 'r11',
        'rbx', 'rbp', 'rsp', 'r12', 'r13', 'r14', 'r15'];
    const FLAGS = [['CF', 0], ['PF', 2], ['AF', 4], ['ZF', 6], ['SF', 7], ['IF', 9],
        ['DF', 10], ['OF', 11]];
    const KEPT = 'nothing in a system call, which leaves it as it was; a C function ' +
        'must give it back as it was';
    const ROLES = {
        rax: 'the number of the system call; afterwards its result. Also a C function’s result',
        rdi: '1st argument of a system call, and of a C function',
        rsi: '2nd argument of a system call, and of a C function',
        rdx: '3rd argument of a system call, and of a C function',
        r10: '4th argument of a system call. C functions have it in rcx',
        r8: '5th argument of a system call, and of a C function',
        r9: '6th argument of a system call, and of a C function',
        rcx: 'lost in a system call: syscall puts the address of the next instruction ' +
            'here. 4th argument of a C function',
        r11: 'lost in a system call: syscall puts the flags here. A C function may use it',
        rsp: 'the stack pointer: the address of the top of the stack. A system call ' +
            'leaves it as it was',
        rip: 'the instruction pointer: the address of the instruction that is next',
        flags: 'RFLAGS: CF carry, PF even parity, AF carry of 4 bits, ZF zero, SF sign, ' +
            'IF interrupts on, DF direction, OF overflow',
    };
    const PAUSE = 900; // milliseconds from step to step
    const STACK_ROWS = 8;
    const ROW = 8; // bytes

    const make = (name, className = '', ...children) => {
        const made = document.createElement(name);
        if (className) {
            made.className = className;
        }
        made.append(...children);
        return made;
    };
    const number = text => BigInt(`0x${text}`);
    const hex = value => `0x${value.toString(16)}`;
    const bytes = text => text.match(/../g) ?? [];
    const printable = byte => byte >= 32 && byte < 127;
    const character = text => {
        const byte = parseInt(text, 16);
        return printable(byte) ? String.fromCharCode(byte) : '·';
    };
    const words = list => list.length < 2 ? list.join('')
        : `${list.slice(0, -1).join(', ')} and ${list[list.length - 1]}`;
    const plural = (count, word) => `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;

    // Only so much is touched that nothing moves from one step to the next.
    const mark = (element, name, on) => {
        element.classList.toggle(name, on);
    };
    const write = (element, text) => {
        if (element.textContent !== text) {
            element.textContent = text;
        }
    };
    // Shows a line within its box, with whole lines around it. The page stays
    // where it is.
    const reveal = (box, line) => {
        const top = line.offsetTop;
        const height = line.offsetHeight;
        const room = box.clientHeight - height;
        if (top < box.scrollTop + height || top > box.scrollTop + room - height) {
            const first = [...box.children].find(row => row.offsetTop >= top - room / 2);
            box.scrollTop = (first ?? line).offsetTop;
        }
    };

    // A recording, with the registers after each step.
    class Run {
        constructor(recording) {
            Object.assign(this, recording);
            this.base = number(recording.base);
            const read = registers => Object.fromEntries(
                Object.entries(registers).map(([name, value]) => [name, number(value)]));
            let state = read(recording.start);
            this.changes = [{}, ...recording.steps.map(step => read(step.r ?? {}))];
            this.states = this.changes.map(changes => (state = { ...state, ...changes }));
            this.stack = this.states[0].rsp;
            // How far below rsp, in the red zone, the program keeps values.
            this.redZone = recording.steps.reduce((most, step, at) => {
                const below = (step.i === undefined ? [] : step.m ?? [])
                    .map(([address]) => Number(this.states[at + 1].rsp - number(address)));
                return Math.max(most, ...below.filter(distance => distance <= 128));
            }, 0);
            // Which instruction was the last one to be shown.
            let last = null;
            this.at = [null, ...recording.steps.map(step => (last = step.i ?? last))];
            this.others = [...new Set(this.changes.flatMap(Object.keys))]
                .filter(name => /^xmm/.test(name))
                .sort((a, b) => a.slice(3) - b.slice(3));
        }

        get last() {
            return this.steps.length;
        }

        rip(position) {
            const next = this.steps[position];
            if (!next) {
                return this.end.rip ? number(this.end.rip) : null;
            }
            return next.i === undefined ? null : this.base + number(this.code[next.i][0]);
        }

        // Where the source was, for an instruction: that of a library's code is
        // the line that calls it.
        place(index) {
            let place = this.places[this.code[index][4]];
            while (place && !Object.keys(this.files[place[0]].lines).length && place[3] !== null) {
                place = this.places[place[3]];
            }
            return place && Object.keys(this.files[place[0]].lines).length ? place : null;
        }

        calls_of(position) {
            return (this.steps[position - 1]?.c ?? []).map(call => this.calls[call]);
        }

        isStack(address) {
            return address > this.stack - 0x800000n && address < this.stack + 0x10000n;
        }

        // What is known of the memory after some steps: each byte with the step
        // that wrote it.
        memory(position) {
            const known = new Map();
            const store = (address, text, step) => bytes(text).forEach((byte, at) => {
                const place = address + BigInt(at);
                if (step || !known.has(place)) {
                    known.set(place, { byte, step });
                }
            });
            this.steps.slice(0, position).forEach((step, index) => {
                (step.u ?? []).forEach(([address, text]) => {
                    if (typeof text === 'string') {
                        store(number(address), text, 0);
                    }
                });
                this.calls_of(index + 1).forEach(call => call.args.forEach(argument =>
                    (argument.buffers ?? []).forEach(buffer =>
                        store(number(buffer.address), buffer.bytes, buffer.written ? index + 1 : 0))));
                (step.m ?? []).forEach(([address, text]) => store(number(address), text, index + 1));
            });
            return known;
        }

        // What one step did, in a sentence.
        sentence(position) {
            const name = this.function;
            if (position === 0) {
                return `Before the first instruction of ${name}. Press Step.`;
            }
            const step = this.steps[position - 1];
            const calls = this.calls_of(position);
            let text = this.subject(step, calls);
            const done = this.effects(position, step, calls);
            text += calls.length && step.i !== undefined
                ? (done.length ? `; ${done.join('; ')}` : '')
                : `: ${done.length ? done.join('; ') : 'no register changed but rip'}`;
            return `${text}.${position === this.last ? ` ${this.ending()}.` : ''}`;
        }

        subject(step, calls) {
            const told = calls.map(call => call.text).join(', ');
            if (step.hidden) {
                const { count, more, function: index } = step.hidden;
                const many = plural(count, 'instruction');
                const made = told ? `, among them ${told}` : '';
                return `${more ? 'More than ' : ''}${many} of ${this.functions[index]}, not shown${made}`;
            }
            if (step.signal) {
                return `The signal ${step.signal} came, and the kernel called its handler`;
            }
            return told ? `syscall: ${told}` : this.code[step.i][2];
        }

        effects(position, step, calls) {
            const before = this.states[position - 1];
            const changes = this.changes[position];
            const names = Object.keys(changes);
            const done = [];
            if (step.hidden) {
                // What else it changes is of no use to who called it.
                return names.includes('rax') ? [`rax is now ${hex(changes.rax)}`] : ['done'];
            }
            if (calls.length) {
                const also = names.filter(register => register !== 'rax');
                return also.length ? [`${words(also)} changed`] : [];
            }
            names.filter(register => register !== 'flags').forEach(register => {
                done.push(`${register} is now ${hex(changes[register])}`);
            });
            (step.m ?? []).forEach(([address, text]) => {
                const where = this.isStack(number(address)) ? 'the stack' : 'memory';
                const what = text.length > 16 ? plural(text.length / 2, 'byte')
                    : hex(number(bytes(text).reverse().join('')));
                done.push(`${what} written to ${where}`);
            });
            if (names.includes('flags')) {
                done.push(this.flags(before.flags, changes.flags));
            }
            return done;
        }

        flags(before, after) {
            const of = (from, to) => FLAGS
                .filter(([, bit]) => !(from >> BigInt(bit) & 1n) && to >> BigInt(bit) & 1n)
                .map(([name]) => name);
            const set = of(before, after);
            const cleared = of(after, before);
            return [set.length && `${words(set)} set`, cleared.length && `${words(cleared)} cleared`]
                .filter(Boolean).join(', ') || 'flags changed';
        }

        ending() {
            const end = this.end;
            switch (end.how) {
                case 'returned': return `${this.function} has returned`;
                case 'left': return `${this.function} was left without a return`;
                case 'exited': return `The program has ended, with the status ${end.status}`;
                case 'killed': return `The signal ${end.signal} has ended the program`;
                default: return 'Another program has taken its place';
            }
        }

        // What has been written to each descriptor.
        written(position) {
            const lines = [];
            for (let at = 1; at <= position; at += 1) {
                this.calls_of(at).forEach(call => {
                    const wrote = /^p?writev?(64)?2?$/.test(call.name ?? '') && !call.error && call.result;
                    if (!wrote) {
                        return;
                    }
                    const buffers = call.args[1].buffers ?? [];
                    const parts = call.name.includes('v') ? buffers.slice(1) : buffers;
                    const all = parts.map(buffer => buffer.bytes).join('');
                    const text = bytes(all).slice(0, Number(number(call.result)))
                        .map(byte => byte === '0a' ? '⏎' : character(byte)).join('');
                    lines.push(`${Number(number(call.args[0].value))}: ${text}`);
                });
            }
            return lines;
        }
    }

    // How a number is shown: as the reader has chosen.
    const show = (value, view, memory) => {
        if (value === null || value === undefined) {
            return '';
        }
        if (view === 'decimal') {
            return BigInt.asIntN(64, value).toString();
        }
        if (view === 'text') {
            let text = '';
            for (let at = value; memory.has(at) && text.length < 12; at += 1n) {
                if (!printable(parseInt(memory.get(at).byte, 16))) {
                    break;
                }
                text += character(memory.get(at).byte);
            }
            if (text.length > 1) {
                return `→ “${text}”`;
            }
            const own = bytes(value.toString(16).padStart(16, '0')).reverse()
                .map(byte => parseInt(byte, 16));
            while (own.length > 1 && own[own.length - 1] === 0) {
                own.pop();
            }
            if (own.length > 1 && own.every(printable)) {
                return `“${String.fromCharCode(...own)}”`;
            }
        }
        return hex(value);
    };

    const box = (label, className) => {
        const lines = make('div', `step-box ${className}`);
        lines.tabIndex = 0;
        lines.setAttribute('role', 'group');
        const title = make('p', 'step-title', label);
        lines.setAttribute('aria-label', label);
        return { title, lines, whole: make('div', 'step-part', title, lines) };
    };

    // One program's source, machine code, registers and memory.
    class Pane {
        constructor(run, caption, id) {
            this.run = run;
            this.view = 'hex';
            this.sources = new Map();
            this.codes = new Map();
            this.code = box('Machine code', 'step-machine');
            this.role = make('p', 'step-role');
            this.role.id = `${id}-role`;
            this.registers = this.makeRegisters();
            this.element = make('div', 'step-pane', ...this.parts(caption));
            this.choose('rax', false);
        }

        // What it consists of. ring0.js has other parts.
        parts(caption) {
            this.source = box('Source', 'step-source');
            this.stack = box('Stack', 'step-stack');
            this.buffers = box('Memory', 'step-buffers');
            this.output = box('Written so far', 'step-output');
            return [
                ...(caption ? [make('p', 'step-caption', caption)] : []),
                make('div', 'step-two', this.source.whole, this.code.whole),
                this.registers,
                this.role,
                make('div', 'step-two', this.stack.whole,
                    make('div', 'step-part', this.buffers.whole, this.output.whole))];
        }

        makeRegisters() {
            this.cells = new Map();
            const names = [...GENERAL, 'rip', 'flags', ...this.run.others];
            const cells = names.map(name => {
                const was = make('span', 'step-was');
                const value = make('span', 'step-value');
                const cell = make('button', `step-register step-${name}`,
                    make('span', 'step-name', name), ' ', value, ' ', was);
                cell.type = 'button';
                cell.tabIndex = -1;
                cell.setAttribute('aria-describedby', this.role.id);
                cell.addEventListener('focus', () => this.choose(name, false));
                cell.addEventListener('pointerenter', () => this.explain(name));
                cell.addEventListener('pointerleave', () => this.explain(this.chosen));
                cell.addEventListener('click', () => this.choose(name, true));
                this.cells.set(name, { cell, was, value });
                return cell;
            });
            const all = make('div', 'step-registers', ...cells);
            all.setAttribute('role', 'group');
            all.setAttribute('aria-label', 'Registers; Up and Down go through them');
            all.addEventListener('keydown', event => {
                const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
                if (by) {
                    event.preventDefault();
                    const to = names.indexOf(this.chosen) + by + names.length;
                    this.choose(names[to % names.length], true);
                }
            });
            return all;
        }

        choose(name, focus) {
            const old = this.cells.get(this.chosen);
            if (old) {
                old.cell.tabIndex = -1;
            }
            this.chosen = name;
            const { cell } = this.cells.get(name);
            cell.tabIndex = 0;
            this.explain(name);
            if (focus && document.activeElement !== cell) {
                cell.focus({ preventScroll: false });
            }
        }

        explain(name) {
            write(this.role, `${name}: ${this.run.roles?.[name] ?? ROLES[name] ?? (/^xmm/.test(name)
                ? 'a register of 128 bits, for several numbers at once' : KEPT)}.`);
        }

        show(position) {
            this.position = Math.min(position, this.run.last);
            this.known = this.run.memory(this.position);
            this.toReveal = [];
            this.showCode();
            this.showRegisters();
            this.showMemory();
        }

        // The lines of a file that are known, each made once.
        linesOf(file) {
            if (!this.sources.has(file)) {
                const lines = new Map();
                const rows = [];
                let last = null;
                Object.entries(this.run.files[file].lines).forEach(([line, text]) => {
                    if (last !== null && Number(line) > last + 1) {
                        rows.push(make('div', 'step-gap', '⋯'));
                    }
                    last = Number(line);
                    const row = make('div', 'step-line', make('span', 'step-number', line),
                        make('code', '', text || ' '));
                    lines.set(last, row);
                    rows.push(row);
                });
                this.sources.set(file, { lines, rows });
            }
            return this.sources.get(file);
        }

        // The instructions of a function that were executed.
        codeOf(index) {
            if (!this.codes.has(index)) {
                const lines = new Map();
                const rows = [];
                let next = null;
                this.run.code.forEach(([offset, machine, text, of], at) => {
                    if (of !== index) {
                        return;
                    }
                    const start = number(offset);
                    if (next !== null && start !== next) {
                        rows.push(make('div', 'step-gap', '⋯'));
                    }
                    next = start + BigInt(machine.length / 2);
                    const row = make('div', 'step-line', make('span', 'step-number', offset),
                        make('code', '', text));
                    lines.set(at, row);
                    rows.push(row);
                });
                this.codes.set(index, { lines, rows });
            }
            return this.codes.get(index);
        }

        showCode() {
            const { run, position } = this;
            const next = run.steps[position]?.i;
            const at = run.at[position] ?? next;
            const place = at === undefined ? null : run.place(at);
            if (place) {
                const { lines, rows } = this.linesOf(place[0]);
                this.fill(this.source, rows, run.files[place[0]].path.replace(/^.*\/(?=[^/]+\/[^/]+$)/, ''));
                this.markIn('source', this.source.lines, lines.get(place[1]), null);
            }
            if (at !== undefined && at !== null) {
                const of = run.code[at][3];
                const { lines, rows } = this.codeOf(of);
                this.fill(this.code, rows, `Machine code of ${run.functions[of]}`);
                this.markIn('code', this.code.lines, position ? lines.get(at) : null, lines.get(next));
            }
        }

        fill(part, rows, title) {
            if (part.lines.firstChild !== rows[0]) {
                part.lines.replaceChildren(...rows);
                part.lines.setAttribute('aria-label', title);
                write(part.title, title);
            }
        }

        markIn(key, lines, done, next) {
            const marked = (this.marked ??= {});
            (marked[key] ?? []).forEach(row => {
                row.classList.remove('is-done', 'is-next');
                row.removeAttribute('aria-current');
            });
            done?.classList.add('is-done');
            done?.setAttribute('aria-current', 'step');
            next?.classList.add('is-next');
            marked[key] = [done, next].filter(Boolean);
            this.toReveal.push([lines, done ?? next]);
        }

        // After all is written: to measure in between would take long.
        reveal() {
            this.toReveal.forEach(([lines, line]) => line && reveal(lines, line));
            this.output.lines.scrollTop = this.output.lines.scrollHeight;
        }

        value(name, position) {
            return name === 'rip' ? this.run.rip(position) : this.run.states[position][name];
        }

        showRegisters() {
            const { run, position, view, known } = this;
            const changes = run.changes[position];
            this.cells.forEach(({ cell, was, value }, name) => {
                const now = this.value(name, position);
                const changed = name in changes;
                const old = changed ? run.states[position - 1][name] : undefined;
                mark(cell, 'is-changed', changed);
                write(was, changed ? `← ${old === undefined ? '?' : show(old, view, known)}` : '');
                if (name === 'flags') {
                    this.showFlags(value, now, old ?? now);
                } else if (name === 'rip' && now === null) {
                    const hidden = run.steps[position]?.hidden;
                    write(value, hidden ? `in ${run.functions[hidden.function]}` : '?');
                } else {
                    write(value, now === undefined ? '?' : show(now, view, known));
                }
            });
        }

        showFlags(element, now, old) {
            if (!element.firstChild) {
                element.append(make('span'), ...FLAGS.map(() => make('span', 'step-flag')));
            }
            write(element.firstChild, show(now, this.view === 'text' ? 'hex' : this.view, this.known));
            FLAGS.forEach(([name, bit], index) => {
                const flag = element.children[index + 1];
                const on = now >> BigInt(bit) & 1n;
                write(flag, `${name}${on ? '=1' : '=0'}`);
                mark(flag, 'is-on', Boolean(on));
                mark(flag, 'is-changed', on !== (old >> BigInt(bit) & 1n));
            });
        }

        dump(start, rows, label, length = rows * ROW) {
            return Array.from({ length: rows }, (_, index) => {
                const from = start + BigInt(index * ROW);
                const row = make('div', 'step-line', make('span', 'step-number', label(from)));
                const digits = make('span', 'step-bytes');
                let text = '';
                for (let at = 0; at < ROW; at += 1) {
                    const inside = index * ROW + at < length;
                    const known = inside ? this.known.get(from + BigInt(at)) : undefined;
                    const digit = make('span', known && known.step === this.position && this.position
                        ? 'is-changed' : '', !inside ? '  ' : known?.byte ?? '··');
                    digits.append(digit, ' ');
                    text += !inside ? ' ' : known ? character(known.byte) : ' ';
                }
                row.append(digits, make('span', 'step-text', text));
                mark(row, 'is-changed', Boolean(digits.querySelector('.is-changed')));
                return row;
            });
        }

        showMemory() {
            const { run, position } = this;
            const { rsp } = run.states[position];
            const step = run.steps[position - 1] ?? {};
            const used = [...(step.m ?? []), ...(step.u ?? [])]
                .map(([address, what]) => [number(address), typeof what === 'string' ? what.length / 2 : what]);
            // The top of the stack, unless the step was somewhere else in it.
            const onStack = used.filter(([address]) => run.isStack(address)).map(([address]) => address);
            const top = rsp - BigInt(Math.min(Math.ceil(run.redZone / ROW), STACK_ROWS - 2) * ROW);
            const end = top + BigInt(STACK_ROWS * ROW);
            const outside = onStack.length && !onStack.some(address => address >= top && address < end);
            const first = outside ? onStack[0] - onStack[0] % 8n : top;
            const label = at => {
                const distance = at - rsp;
                const sign = distance < 0n ? '−' : '+';
                return `rsp${sign}${(distance < 0n ? -distance : distance).toString(16).padStart(2, '0')}`;
            };
            this.stack.lines.replaceChildren(...this.dump(first, STACK_ROWS, label));
            const title = `Stack, from ${hex(first)}`;
            write(this.stack.title, title);
            this.stack.lines.setAttribute('aria-label', title);
            this.showBuffers(used.filter(([address]) => !run.isStack(address)));
            const written = run.written(position);
            this.output.lines.replaceChildren(...(written.length ? written : ['nothing'])
                .map(line => make('div', 'step-line', line)));
            write(this.output.title, 'Written so far, to which descriptor');
        }

        showBuffers(used) {
            const { run, position } = this;
            const parts = run.calls_of(position).flatMap(call => call.args.flatMap(argument =>
                (argument.buffers ?? []).map(buffer => ({
                    from: number(buffer.address),
                    length: bytes(buffer.bytes).length,
                    what: `${argument.name}, ${buffer.written ? 'written' : 'read'} by the kernel`,
                }))));
            if (!parts.length) {
                used.forEach(([from, length]) => parts.push({ from, length, what: 'used in this step' }));
            }
            const rows = parts.flatMap(({ from, length, what }) => [
                make('div', 'step-gap', `${hex(from)}: ${what}`),
                ...this.dump(from, Math.ceil(length / ROW), at => `+${(at - from).toString(16).padStart(2, '0')}`, length),
            ]);
            write(this.buffers.title, 'Memory that this step used, the stack aside');
            this.buffers.lines.setAttribute('aria-label', this.buffers.title.textContent);
            this.buffers.lines.replaceChildren(...(rows.length ? rows : [make('div', 'step-gap', 'none')]));
        }
    }

    // The whole widget: one or two panes, stepped together.
    class Stepper {
        constructor(details, panes) {
            this.details = details;
            this.name = details.id;
            this.panes = panes;
            this.last = Math.max(...panes.map(pane => pane.run.last));
            this.position = 0;
            this.build();
            this.go(0);
        }

        button(label, key, action) {
            const made = make('button', 'tool', label);
            made.type = 'button';
            made.setAttribute('aria-keyshortcuts', key);
            made.addEventListener('click', () => {
                if (made.getAttribute('aria-disabled') !== 'true') {
                    action();
                }
            });
            return made;
        }

        build() {
            const actions = {
                start: ['Start', 'Home', () => this.move(0)],
                back: ['Back', 'ArrowLeft', () => this.move(this.position - 1)],
                step: ['Step', 'ArrowRight', () => this.move(this.position + 1)],
                call: ['Next call', 'N', () => this.move(this.nextCall() ?? this.position)],
                end: ['End', 'End', () => this.move(this.last)],
                play: ['Play', 'P', () => this.play(!this.timer)],
            };
            this.buttons = {};
            this.keys = {};
            Object.entries(actions).forEach(([name, [label, key, action]]) => {
                this.buttons[name] = this.button(label, key, action);
                this.buttons[name].classList.add(`step-${key.toLowerCase()}`);
                this.keys[key.length === 1 ? key.toLowerCase() : key] = action;
            });
            this.slider = make('input', 'step-slider');
            Object.assign(this.slider, { type: 'range', min: 0, max: this.last, value: 0 });
            this.slider.setAttribute('aria-label', 'Step');
            this.slider.addEventListener('input', () => this.move(Number(this.slider.value)));
            this.count = make('span', 'step-count');
            this.select = make('select', 'step-view',
                ...['hex', 'decimal', 'text'].map(name => make('option', '', name)));
            this.select.setAttribute('aria-label', 'How numbers are shown');
            this.select.addEventListener('change', () => this.go(this.position));
            this.status = make('p', 'step-said');
            this.status.setAttribute('role', 'status');
            this.element = make('div', 'steps',
                make('div', 'step-top',
                    make('div', 'step-bar', ...Object.values(this.buttons), this.slider, this.count, this.select),
                    this.status),
                make('div', `step-panes step-panes-${this.panes.length}`,
                    ...this.panes.map(pane => pane.element)),
                make('p', 'step-keys', 'Keys, in here: ', make('kbd', '', '→'), ' step, ',
                    make('kbd', '', '←'), ' back, ', make('kbd', '', 'N'), ' next system call, ',
                    make('kbd', '', 'Home'), ' start, ', make('kbd', '', 'End'), ' end, ',
                    make('kbd', '', 'P'), ' play or pause, ', make('kbd', '', '↑'), ' ',
                    make('kbd', '', '↓'), ' registers.'));
            this.element.setAttribute('role', 'group');
            this.element.setAttribute('aria-label', this.details.querySelector('summary').textContent);
            this.element.addEventListener('keydown', event => this.key(event));
            // Who has opened it is there: Enter closes it, all else steps.
            this.details.querySelector('summary').onkeydown =
                event => this.details.open && this.key(event);
            this.details.addEventListener('toggle', () => this.details.open || this.play(false));
        }

        // Left and Right step, and do not turn the page.
        key(event) {
            const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
            const action = this.keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
            if (!plain || !action) {
                return;
            }
            event.stopPropagation();
            if (event.target !== this.select) {
                event.preventDefault();
                action();
            }
        }

        nextCall() {
            const all = this.panes.flatMap(pane => pane.run.calls.map(call => call.step + 1));
            const later = all.filter(position => position > this.position);
            return later.length ? Math.min(...later) : null;
        }

        // The reader goes somewhere.
        move(position) {
            this.play(false);
            this.go(position);
            this.store();
        }

        play(on) {
            clearTimeout(this.timer);
            this.timer = 0;
            const again = () => {
                this.go(this.position + 1);
                this.store();
                if (this.position < this.last) {
                    this.timer = setTimeout(again, PAUSE);
                } else {
                    this.play(false);
                }
            };
            if (on && this.position < this.last) {
                this.timer = setTimeout(again, PAUSE);
            }
            write(this.buttons.play, this.timer ? 'Pause' : 'Play');
            // Else a screen reader would never come to the end of a sentence.
            this.status.setAttribute('aria-live', this.timer ? 'off' : 'polite');
        }

        go(position) {
            this.position = Math.max(0, Math.min(this.last, position));
            this.panes.forEach(pane => {
                pane.view = this.select.value;
                pane.show(this.position);
            });
            this.compare();
            const { position: at, last } = this;
            this.slider.value = at;
            this.slider.setAttribute('aria-valuetext', `step ${at} of ${last}`);
            write(this.count, `${at} of ${last}`);
            const off = (name, is) => this.buttons[name].setAttribute('aria-disabled', is);
            ['start', 'back'].forEach(name => off(name, at === 0));
            ['step', 'end', 'play'].forEach(name => off(name, at === last));
            off('call', this.nextCall() === null);
            const sentences = this.panes.map(pane => pane.run.sentence(pane.position));
            const name = index => this.panes[index].run.program;
            write(this.status, new Set(sentences).size === 1 ? sentences[0]
                : sentences.map((sentence, index) => `${name(index)}: ${sentence}`).join('\n'));
            this.panes.forEach(pane => pane.reveal());
            // Who has no mouse must be able to read to the end of a long one.
            this.status.tabIndex = this.status.scrollHeight > this.status.clientHeight ? 0 : -1;
        }

        // Of two programs, the registers that hold something else.
        compare() {
            const [one, two] = this.panes;
            if (two) {
                one.cells.forEach(({ cell }, name) => {
                    const differs = one.value(name, one.position) !== two.value(name, two.position)
                        && name !== 'rip';
                    [cell, two.cells.get(name)?.cell].forEach(each => each && mark(each, 'is-different', differs));
                });
            }
        }

        // The place goes into the address, so that it can be shared.
        store() {
            clearTimeout(this.storing);
            this.storing = setTimeout(() => {
                try {
                    history.replaceState(history.state, '', `#${this.name}-${this.position}`);
                } catch {
                    // Browsers refuse when there are very many: the next one counts.
                }
            }, 150);
        }
    }

    // A recording is a script, since a page that was opened as a file may load
    // nothing else.
    const waiting = [];
    window.stepperRecording = recording => {
        waiting.push(recording);
    };
    const load = address => new Promise((resolve, reject) => {
        const script = make('script');
        script.src = `${path_to_root}${address}`;
        script.addEventListener('load', () => resolve(waiting.pop()));
        script.addEventListener('error', () => reject(new Error(script.src)));
        document.head.append(script);
    });

    const begin = async details => {
        if (details.dataset.kernel) {
            return window.openKernel(details, {
                Pane, Stepper, FLAGS, box, hex, load, make, mark, number, plural, reveal, words, write });
        }
        const runs = [];
        for (const address of details.dataset.recordings.split(' ')) {
            const recording = await load(address);
            if (recording?.schema !== 1) {
                throw new Error(address);
            }
            runs.push(new Run(recording));
        }
        const captions = details.dataset.captions.split('|');
        const stepper = new Stepper(details, runs.map((run, index) =>
            new Pane(run, captions[index], `${details.id}-${index}`)));
        const rest = make('details', 'step-table', make('summary', '', 'The system calls as a table'),
            ...details.querySelectorAll('.table-wrapper'));
        details.append(stepper.element, rest);
        return stepper;
    };

    // Called by page.js when a reader opens a stepper, or comes with an address
    // that names a step of it: then both at once.
    const begun = new Map();
    window.openStepper = async (details, position) => {
        if (!begun.has(details)) {
            begun.set(details, begin(details));
        }
        try {
            const stepper = await begun.get(details);
            if (position !== undefined) {
                stepper.go(position);
            }
        } catch (error) {
            begun.delete(details);
            throw error;
        }
    };
})();
