// Steps through a system call inside the kernel. page.js loads this after
// stepper.js when a reader opens such a stepper; what it shows is described in
// tools/book/src/ring0.rs and tools/kernel-tracer/src/lib.rs.
(() => {
    'use strict';

    const SOURCE = 'https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux.git/tree/';
    const SETTINGS = ['default', 'off'];
    const OTHERS = ['cs', 'ss', 'gs_base', 'k_gs_base', 'cr3', 'fs_base', 'cr2'];
    const ROLES = {
        rsp: 'the stack pointer. syscall leaves it at the program’s stack; the kernel switches it',
        rcx: 'syscall puts the address of the next instruction here, sysretq takes it from here',
        r11: 'syscall puts the flags here, sysretq takes them from here',
        cs: 'the code segment: its lower two bits are the privilege level, 3 for programs, ' +
            '0 for the kernel',
        ss: 'the stack segment; without a use of its own in 64-bit code',
        gs_base: 'what addresses relative to gs are counted from: in the kernel, this CPU’s own memory',
        k_gs_base: 'the MSR with which swapgs exchanges gs_base',
        cr3: 'the address of the page tables in use',
        fs_base: 'what addresses relative to fs are counted from: a program’s thread-local memory',
        cr2: 'the address of the last page fault',
    };
    const UPPER = 1n << 63n; // The kernel has the upper half of all addresses.

    window.openKernel = (details, parts) => {
        const { Pane, Stepper, box, hex, load, make, mark, number, plural, reveal, words, write } = parts;

        // A recording, with the registers after each step.
        class Run {
            constructor(recording, call, setting) {
                Object.assign(this, recording);
                this.program = `${call} ${setting}`;
                this.setting = setting;
                this.roles = ROLES;
                this.others = OTHERS;
                const read = registers => Object.fromEntries(
                    Object.entries(registers).map(([name, value]) => [name, number(value)]));
                let state = read(recording.start);
                this.changes = [{}, ...this.steps.map(step => read(step.r ?? {}))];
                this.states = this.changes.map(changes => (state = { ...state, ...changes }));
                this.last = this.steps.length;
                let behind = 0n;
                let place = 0;
                this.code = this.code.map(([address, length, text, of, by, measure]) => {
                    const at = address === null ? behind : number(address);
                    behind = at + BigInt(length);
                    place += by ?? 0;
                    return { at, text, of, place: by === null ? null : place, measure };
                });
                let next = -1;
                this.at = this.steps.map(step => (next = step.i ?? next + 1));
                this.readRows();
                this.isolated = this.changes.some(changes => 'cr3' in changes);
                this.handlerRow = this.rows.findIndex(row => row.name === this.handler);
            }

            readRows() {
                this.rows = this.rows.map(([depth, of, first, own, all, measures, ...other]) =>
                    ({ depth, of, name: this.functions[of][0], first, own, all, measures, other }));
                this.row = new Array(this.last);
                const above = [];
                this.rows.forEach((row, index) => {
                    above.length = row.depth;
                    row.parent = above[row.depth - 1] ?? -1;
                    above.push(index);
                    if (row.first !== null) {
                        this.row.fill(index, row.first, row.first + row.all);
                    }
                });
                this.rows.forEach((row, index) => {
                    row.folds = this.rows[index + 1]?.depth > row.depth;
                });
            }

            // Nothing is known of the memory.
            get calls() {
                return [];
            }

            memory() {
                return new Map();
            }

            rip(position) {
                return position < this.last ? this.code[this.at[position]].at : number(this.end);
            }

            // The function that the last step was in.
            rowAt(position) {
                return this.row[Math.max(position - 1, 0)];
            }

            level(position) {
                return Number(this.states[position].cs & 3n);
            }

            link(file, line) {
                const path = this.files[file];
                const link = make('a', '', `${path}:${line}`);
                link.href = `${SOURCE}${path}?h=v${this.machine.kernel}#n${line}`;
                return link;
            }

            // What is worth a stop: null for the others.
            landmark(position) {
                const step = position - 1;
                if (step < 0) {
                    return null;
                }
                const { text } = this.code[this.at[step]];
                const [before, after] = [this.states[step], this.states[position]];
                if (this.level(step) !== this.level(position)) {
                    return `${text}: privilege level ${this.level(step)} → ${this.level(position)}`;
                }
                if (text === 'swapgs') {
                    return `swapgs: gs now leads to ${after.gs_base & UPPER
                        ? 'the kernel’s memory for this CPU' : 'what the program had there'}`;
                }
                if (before.cr3 !== after.cr3) {
                    return `${text}: page tables switched (cr3), to ${after.cr3 === this.states[0].cr3
                        ? 'those of the program' : 'those of the kernel'}`;
                }
                if ((before.rsp ^ after.rsp) & UPPER) {
                    return `${text}: stack switched (rsp), to ${after.rsp & UPPER
                        ? 'the kernel’s' : 'the program’s'}`;
                }
                const next = this.row[position];
                if (next > this.row[step] && this.rows[next].first === position
                    && (next <= Math.max(this.handlerRow, 0) || this.rows[next].depth < 4)) {
                    return `${text.split(' ')[0]} ${this.rows[next].name}`;
                }
                return null;
            }

            // What one step did, in a sentence.
            sentence(position) {
                if (position === 0) {
                    return `Before syscall: ${this.call.split(' = ')[0]}, in the program. Press Step.`;
                }
                const step = position - 1;
                const { text, measure } = this.code[this.at[step]];
                const rounds = this.steps[step].n;
                const changes = this.changes[position];
                const done = Object.keys(changes).filter(name => name !== 'flags')
                    .map(name => `${name} is now ${hex(changes[name])}`);
                if ('flags' in changes) {
                    done.push('flags changed');
                }
                const [from, to] = [this.row[step], this.row[position]];
                const mark = this.landmark(position);
                if (to !== undefined && to !== from && !mark) {
                    const called = this.rows[to].first === position;
                    done.unshift(called ? `to ${this.rows[to].name}` : `back in ${this.rows[to].name}`);
                }
                const why = measure === undefined ? ''
                    : ` ◆ There because of a mitigation: ${this.measures[measure]}.`;
                const ending = position === this.last ? ' Back in the program.' : '';
                return `${mark ?? text}${rounds ? `, ${rounds} times` : ''}: ${
                    words(done) || 'no register changed but rip'}.${why}${ending}`;
            }

            // The same instruction in the other setting's recording, executed
            // as often; else the function that it is in.
            same(position, other) {
                if (position === this.last) {
                    return other.last;
                }
                const row = this.row[position];
                const key = (run, step) => run.row[step] === row && run.code[run.at[step]].at;
                const at = key(this, position);
                let times = 0;
                for (let step = 0; step <= position; step += 1) {
                    times += key(this, step) === at;
                }
                const found = other.at.findIndex((_, step) => key(other, step) === at && !(times -= 1));
                if (found >= 0) {
                    return found;
                }
                let near = row;
                while (other.rows[near].first === null) {
                    near = this.rows[near].parent;
                }
                return other.rows[near].first;
            }
        }

        // The functions, the instructions and the registers.
        class KernelPane extends Pane {
            parts() {
                this.tree = box('Functions', 'ring-tree');
                this.tree.lines.setAttribute('role', 'tree');
                this.tree.lines.removeAttribute('tabindex');
                this.open = new Set(this.run.rows.keys());
                if (this.run.rows.length > 60) {
                    this.run.rows.forEach((row, index) => row.depth > 4 && this.open.delete(index));
                }
                this.items = this.run.rows.map((row, index) => this.item(row, index));
                this.tree.lines.append(...this.items);
                this.tree.lines.addEventListener('keydown', event => this.key(event));
                this.tree.lines.addEventListener('click', event => {
                    const index = this.items.indexOf(event.target.closest('.ring-row'));
                    if (index >= 0) {
                        this.focusItem(index, true);
                        if (event.target.matches('.ring-fold')) {
                            this.fold(index, !this.open.has(index));
                        } else {
                            this.visit(index);
                        }
                    }
                });
                const other = this.run.setting === 'off' ? 'with' : 'off';
                const head = make('div', 'ring-head', make('span', '', ''),
                    ...['all', 'own', '◆', other].map(text => make('span', '', text)));
                head.setAttribute('aria-hidden', 'true');
                this.tree.whole.insertBefore(head, this.tree.lines);
                this.place = make('p', 'ring-place');
                this.facts = ['Mode', 'Page tables', 'Stack', 'gs'].map(name => {
                    const value = make('span', 'ring-value');
                    return { value, whole: make('div', 'ring-fact', make('span', 'step-name', name), value) };
                });
                this.code.lines.classList.add('ring-code');
                this.chosenItem = 0;
                return [
                    make('div', 'step-two ring-two', this.tree.whole,
                        make('div', 'step-part', this.code.whole, this.place)),
                    make('div', 'ring-facts', ...this.facts.map(fact => fact.whole)),
                    this.registers,
                    this.role,
                ];
            }

            item(row, index) {
                const { run } = this;
                const [, all, measures] = row.other;
                const count = value => make('span', 'ring-count', value);
                const here = row.first !== null;
                const fold = make('span', 'ring-fold', '');
                const off = run.setting === 'off';
                const elsewhere = off ? 'with mitigations' : 'with mitigations=off';
                const name = make('span', 'ring-name', fold, make('span', 'ring-word', row.name));
                const item = make('div', 'ring-row', name,
                    count(here ? row.all : '–'), count(here ? row.own : '–'),
                    count(here ? row.measures || '' : ''), count(all ?? '–'));
                item.style.setProperty('--deep', row.depth);
                item.setAttribute('role', 'treeitem');
                item.setAttribute('aria-level', row.depth + 1);
                const differs = !here || all !== row.all;
                mark(item, 'is-missing', !here);
                mark(item, 'is-different', differs);
                const told = here ? `${plural(row.all, 'instruction')}, ${row.own} of its own, ${
                    row.measures} of these for mitigations` : 'not executed here';
                const then = all === undefined ? `not executed ${elsewhere}`
                    : differs ? `${elsewhere} ${all}, ${measures} of its own for mitigations` : '';
                item.title = [row.name, told, then].filter(Boolean).join('; ');
                item.tabIndex = index ? -1 : 0;
                item.fold = fold;
                return item;
            }

            isOpen(index) {
                return this.open.has(index) || this.path.has(index);
            }

            fold(index, open) {
                this.open[open ? 'add' : 'delete'](index);
                // Where one is, it stays open.
                this.showTree();
            }

            showTree() {
                const { run } = this;
                const current = run.rowAt(this.position);
                this.path = new Set();
                for (let row = run.rows[current].parent; row >= 0; row = run.rows[row].parent) {
                    this.path.add(row);
                }
                let hidden = Infinity;
                this.items.forEach((item, index) => {
                    const row = run.rows[index];
                    hidden = row.depth <= hidden ? Infinity : hidden;
                    item.hidden = hidden !== Infinity;
                    const open = this.isOpen(index);
                    if (row.folds) {
                        item.setAttribute('aria-expanded', open);
                        write(item.fold, open ? '▾' : '▸');
                        hidden = open ? hidden : Math.min(hidden, row.depth);
                    }
                    mark(item, 'is-path', this.path.has(index));
                    mark(item, 'is-done', index === current);
                    item[index === current ? 'setAttribute' : 'removeAttribute']('aria-current', 'step');
                });
                // The one that Tab reaches is never hidden.
                if (this.items[this.chosenItem].hidden) {
                    this.focusItem(current, false);
                }
                this.toReveal.push([this.tree.lines, this.items[current]]);
            }

            focusItem(index, focus) {
                this.items[this.chosenItem].tabIndex = -1;
                this.chosenItem = index;
                this.items[index].tabIndex = 0;
                if (focus) {
                    this.items[index].focus();
                }
            }

            visit(index) {
                const { first } = this.run.rows[index];
                if (first !== null) {
                    this.stepper.move(first + 1);
                }
            }

            // As in every tree of the web: up, down, fold, unfold, go.
            key(event) {
                const at = this.chosenItem;
                const shown = this.items.filter(item => !item.hidden);
                const by = step => {
                    const to = shown[shown.indexOf(this.items[at]) + step];
                    if (to) {
                        this.focusItem(this.items.indexOf(to), true);
                    }
                };
                const row = this.run.rows[at];
                const actions = {
                    ArrowDown: () => by(1),
                    ArrowUp: () => by(-1),
                    ArrowRight: () => row.folds && (this.isOpen(at) ? by(1) : this.fold(at, true)),
                    ArrowLeft: () => {
                        if (row.folds && this.open.has(at) && !this.path.has(at)) {
                            this.fold(at, false);
                        } else if (row.parent >= 0) {
                            this.focusItem(row.parent, true);
                        }
                    },
                    Enter: () => this.visit(at),
                    ' ': () => this.visit(at),
                };
                if (actions[event.key] && !event.ctrlKey && !event.altKey && !event.metaKey) {
                    event.preventDefault();
                    event.stopPropagation();
                    actions[event.key]();
                }
            }

            show(position) {
                this.position = Math.min(position, this.run.last);
                this.known = this.run.memory();
                this.toReveal = [];
                this.showTree();
                this.showInstructions();
                this.showFacts();
                this.showRegisters();
            }

            reveal() {
                this.toReveal.forEach(([lines, line]) => line && reveal(lines, line));
            }

            // The instructions of a function that were executed.
            codeOf(of) {
                if (!this.codes.has(of)) {
                    const lines = new Map();
                    const rows = [];
                    let last = null;
                    this.run.code.forEach((code, index) => {
                        if (code.of !== of) {
                            return;
                        }
                        if (last !== null && index !== last + 1) {
                            rows.push(make('div', 'step-gap', '⋯'));
                        }
                        last = index;
                        const low = (code.at & 0xffffffn).toString(16).padStart(6, '0');
                        const row = make('div', 'step-line', make('span', 'step-number', low),
                            make('code', '', code.text));
                        if (code.measure !== undefined) {
                            row.classList.add('is-measure');
                            const sign = make('span', 'ring-sign', '◆');
                            sign.title = this.run.measures[code.measure];
                            row.append(sign);
                        }
                        lines.set(index, row);
                        rows.push(row);
                    });
                    this.codes.set(of, { lines, rows });
                }
                return this.codes.get(of);
            }

            showInstructions() {
                const { run, position } = this;
                const done = run.at[position - 1];
                const next = run.at[position];
                const at = done ?? next;
                const { of, place } = run.code[at];
                const { lines, rows } = this.codeOf(of);
                const [name, file, line] = run.functions[of];
                this.fill(this.code, rows, `Instructions of ${name}`);
                this.markIn('code', this.code.lines, lines.get(done), lines.get(next));
                const told = [];
                if (file !== null) {
                    told.push('This function begins at ', run.link(file, line));
                    const own = place === null ? null : run.places[place];
                    if (own) {
                        told.push(', this instruction is of ', run.link(own[0], own[1]));
                        if (own[3] !== null) {
                            told.push(` (${run.functions[own[2]][0]}, inlined)`);
                        }
                    }
                    told.push('.');
                } else {
                    told.push('This is the program.');
                }
                this.place.replaceChildren(...told);
            }

            showFacts() {
                const { run, position } = this;
                const first = run.states[0];
                const of = at => {
                    const { rsp, cr3, gs_base: gs } = run.states[at];
                    const level = run.level(at);
                    return [
                        `${level ? 'user' : 'kernel'} (level ${level})`,
                        !run.isolated ? 'one for both' : cr3 === first.cr3 ? 'the program’s' : 'the kernel’s',
                        rsp & UPPER ? 'the kernel’s' : rsp === first.rsp ? 'the program’s' : 'rsp holds something else',
                        gs & UPPER ? 'this CPU’s memory' : 'the program’s',
                    ];
                };
                const before = of(Math.max(position - 1, 0));
                of(position).forEach((text, index) => {
                    const { value, whole } = this.facts[index];
                    write(value, text);
                    mark(whole, 'is-changed', text !== before[index]);
                    mark(whole, 'is-kernel', /kernel|CPU/.test(text));
                });
            }
        }

        class KernelStepper extends Stepper {
            build() {
                super.build();
                write(this.buttons.call, 'Next landmark');
                const keys = this.element.querySelector('.step-keys');
                keys.childNodes.forEach(node => {
                    if (node.nodeType === 3) {
                        node.textContent = node.textContent.replace('system call', 'landmark');
                    }
                });
                keys.append(' In the tree: ', make('kbd', '', '↑'), ' ', make('kbd', '', '↓'), ' go, ',
                    make('kbd', '', '→'), ' ', make('kbd', '', '←'), ' unfold and fold, ',
                    make('kbd', '', 'Enter'), ' to the function’s first step. ',
                    '◆ is there because of a mitigation, ≠ is different in the other setting.');
                this.panes[0].stepper = this;
            }

            nextCall() {
                const { run } = this.panes[0];
                for (let at = this.position + 1; at <= this.last; at += 1) {
                    if (run.landmark(at)) {
                        return at;
                    }
                }
                return null;
            }
        }

        // The choice of the call and of the setting, which stays when another
        // recording takes its place.
        const names = details.dataset.kernel.split(' ');
        const calls = details.dataset.calls.split('|');
        const files = details.dataset.recordings.split(' ');
        const choice = (label, options) => {
            const select = make('select', 'step-view', ...options);
            select.addEventListener('change', () => choose());
            return { select, whole: make('label', 'ring-label', `${label} `, select) };
        };
        const option = (value, text) => {
            const made = make('option', '', text);
            made.value = value;
            return made;
        };
        const call = choice('Call', names.map((name, index) => option(name, calls[index])));
        const setting = choice('Mitigations', [option('default', 'default'), option('off', 'off')]);
        const shares = make('p', 'ring-shares');
        const top = make('div', 'ring-choice', call.whole, setting.whole);
        const runs = new Map();
        const steppers = new Map();
        let shown = null;

        const get = async (name, way) => {
            const key = `${name}-${way}`;
            if (!runs.has(key)) {
                const recording = await load(files[2 * names.indexOf(name) + SETTINGS.indexOf(way)]);
                if (recording?.schema !== 1) {
                    throw new Error(key);
                }
                runs.set(key, new Run(recording, name, way));
            }
            return runs.get(key);
        };
        const show = async (name, way, position) => {
            const run = await get(name, way);
            const key = `${name}-${way}`;
            if (!steppers.has(key)) {
                const pane = new KernelPane(run, '', `${details.id}-${key}`);
                const stepper = new KernelStepper(details, [pane]);
                stepper.name = `${details.id}-${key}`;
                steppers.set(key, stepper);
            }
            const next = steppers.get(key);
            if (shown && shown !== next) {
                shown.play(false);
                shown.element.replaceWith(next.element);
            }
            shown = next;
            call.select.value = name;
            setting.select.value = way;
            const [entry, mitigations, handler] = ['entry', 'mitigations', 'handler']
                .map(share => run.shares[share].toLocaleString('en'));
            write(shares, `${plural(run.last, 'instruction')}: the way in and out ${entry}, ◆ mitigations ${
                mitigations}, the handler ${handler}.`);
            // Its keys on the summary are those of the one that is shown.
            details.querySelector('summary').onkeydown = event => details.open && next.key(event);
            next.go(position ?? next.position);
            return next;
        };
        const choose = async () => {
            const name = call.select.value;
            const way = setting.select.value;
            const { run } = shown.panes[0];
            let position = 0;
            try {
                if (run.name === name) {
                    position = run.same(shown.position, await get(name, way));
                }
                (await show(name, way, position)).store();
            } catch {
                write(shares, 'This recording cannot be loaded: is this computer online?');
                call.select.value = run.name;
                setting.select.value = run.setting;
            }
        };

        return (async () => {
            const read = () => {
                const [, key, way] = location.hash.match(/^#step-kernel-(.+)-(default|off)-\d+$/) ?? [];
                return names.includes(key) ? [key, way] : [names[0], 'default'];
            };
            const first = await show(...read(), 0);
            const tables = details.querySelectorAll('.table-wrapper');
            details.append(top, shares, first.element, make('details', 'step-table',
                make('summary', '', 'The functions as tables'), ...tables));
            first.go(0);
            return { go: position => show(...read(), position) };
        })();
    };
})();
