// What a page can do beyond being read: copy a listing, show its hidden lines,
// run it, remember what was read. Nothing leaves the page unasked.
(() => {
    'use strict';

    const PLAYGROUND = 'https://play.rust-lang.org/execute';
    const LIMIT = 60000; // milliseconds

    const element = (name, properties = {}, ...children) => {
        const made = Object.assign(document.createElement(name), properties);
        made.append(...children);
        return made;
    };

    const button = (label, action) => {
        const made = element('button', { type: 'button', className: 'tool' }, label);
        made.addEventListener('click', () => action(made));
        return made;
    };

    // The lines that a place hides: it names them, as in `0-12 17`, and they
    // stand at the end of the chapter.
    const rest = part => {
        const follows = list =>
            part.compareDocumentPosition(list) & Node.DOCUMENT_POSITION_FOLLOWING;
        const list = [...document.querySelectorAll('.lines')].find(follows);
        const lines = list.dataset.lines.split('\n');
        return part.dataset.rest.split(' ').flatMap(range => {
            const [first, last = first] = range.split('-');
            return lines.slice(Number(first), Number(last) + 1);
        }).join('\n') + '\n';
    };

    // All of a program.
    const whole = code => [...code.childNodes]
        .map(node => node.dataset?.rest ? rest(node) : node.textContent)
        .join('');

    // Of a transcript the commands are worth copying, without their prompts.
    const worthCopying = code => {
        const commands = [...code.querySelectorAll('.i')];
        return commands.length
            ? commands.map(command => command.textContent + '\n').join('')
            : code.textContent;
    };

    const copy = code => button('Copy', async made => {
        try {
            await navigator.clipboard.writeText(worthCopying(code));
            made.textContent = 'Copied';
        } catch {
            made.textContent = 'Not allowed: select and copy';
        }
        setTimeout(() => { made.textContent = 'Copy'; }, 2000);
    });

    const hiddenLines = (code, parts) => {
        let show = false;
        const toggle = made => {
            show = !show;
            parts.forEach(part => { part.textContent = show ? rest(part) : ''; });
            made.textContent = show ? 'Hide the rest' : 'Show the rest';
            made.setAttribute('aria-expanded', show);
        };
        const made = button('Show the rest', toggle);
        made.title = 'The lines that make it a whole program';
        made.setAttribute('aria-expanded', 'false');
        return made;
    };

    const send = async (code, mode) => {
        const response = await fetch(PLAYGROUND, {
            method: 'POST',
            mode: 'cors',
            headers: { 'Content-Type': 'application/json' },
            signal: AbortSignal.timeout(LIMIT),
            body: JSON.stringify({
                channel: 'stable',
                mode,
                edition: '2024',
                crateType: 'bin',
                tests: false,
                backtrace: false,
                code,
            }),
        });
        const answer = await response.json();
        if (!response.ok) {
            throw new Error(answer.error || `answer ${response.status}`);
        }
        return answer;
    };

    // The panel below a listing that runs it.
    const panel = (code, number, command) => {
        const name = `run-${number}`;
        const choice = (value, text, checked) => element('label', {},
            element('input', { type: 'radio', name, value, checked }), ` ${text}`);
        const status = element('p');
        status.setAttribute('role', 'status');
        const output = element('pre', {}, element('code', { tabIndex: 0 }));
        const start = button('Send and run', async () => {
            const mode = made.querySelector(':checked').value;
            start.disabled = true;
            status.textContent = 'Sent; waiting for the output …';
            output.hidden = true;
            try {
                const answer = await send(whole(code), mode);
                const end = answer.exitDetail || (answer.success ? 'success' : 'failure');
                status.textContent = `Run as a ${mode} build; it ended with: ${end}.`;
                output.firstChild.textContent = [answer.stdout, answer.success ? '' : answer.stderr]
                    .filter(Boolean).join('\n') || '(no output)';
                output.hidden = false;
            } catch (error) {
                const why = error.name === 'TimeoutError'
                    ? `no answer within ${LIMIT / 1000} seconds` : error.message;
                status.textContent = `The Playground could not be reached (${why}). ` +
                    `Is this computer online? ${command}`;
            }
            start.disabled = false;
        });
        output.hidden = true;
        const made = element('div', { className: 'run' },
            element('p', {}, 'This sends the whole program, hidden lines included, to ' +
                'the Rust Playground (play.rust-lang.org), which compiles and runs it. ' +
                (code.dataset.run || '')),
            element('fieldset', {},
                element('legend', {}, 'Build:'),
                choice('debug', 'debug', true),
                choice('release', 'release, with optimisation', false),
                start),
            status, output);
        return made;
    };

    const run = (code, number, command) => {
        let open = null;
        return button('Run …', made => {
            if (open) {
                open.remove();
                open = null;
            } else {
                open = panel(code, number, command);
                code.parentElement.after(open);
                open.querySelector('input').focus();
            }
            made.setAttribute('aria-expanded', Boolean(open));
        });
    };

    document.querySelectorAll('main pre > code').forEach((code, number) => {
        const above = code.parentElement.previousElementSibling;
        let line = above;
        if (!above || !above.matches('p.listing')) {
            line = element('p', { className: 'listing' });
            code.parentElement.before(line);
        }
        const here = line.querySelector('span > code');
        const command = here ? `On your own machine: ${here.textContent}` : '';
        const tools = element('span', { className: 'tools' });
        const parts = [...code.querySelectorAll('.rest')];
        if (parts.length) {
            tools.append(hiddenLines(code, parts));
        }
        tools.append(copy(code));
        if (code.dataset.run !== undefined) {
            tools.append(run(code, number, command));
        }
        line.append(tools);
    });

    // A stepper's script and its recording are loaded when the reader opens it.
    let stepper = null;
    let kernel = null;
    const add = (name, properties) => new Promise((resolve, reject) => {
        document.head.append(element(name, { ...properties, onload: resolve, onerror: reject }));
    });
    const load = ([style, script]) => Promise.all([
        add('link', { rel: 'stylesheet', href: style }), add('script', { src: script })]);
    const open = async (details, position) => {
        // What is there without a script would be seen for a moment.
        details.classList.add('is-loading');
        details.querySelector('.failed')?.remove();
        try {
            await (stepper ??= load(stepper_files));
            if (details.dataset.kernel) {
                await (kernel ??= load(kernel_files));
            }
            await window.openStepper(details, position);
        } catch {
            stepper = kernel = null;
            details.classList.remove('is-loading');
            details.querySelector('summary').after(element('p', { className: 'failed' },
                'The recording cannot be loaded: is this computer online, and are the ' +
                'book’s other files beside this page? Close this and open it to try again.'));
        }
    };
    // `#step-NAME-12` is a place in the address: the stepper opens there.
    const find = () => {
        const [, id, position] = location.hash.match(/^#(step-.+)-(\d+)$/) ?? [];
        const details = id && document.getElementById(id)?.closest('.stepper');
        if (details) {
            details.open = true;
            details.scrollIntoView();
            open(details, Number(position));
        }
    };
    if (!location.pathname.endsWith('/print.html')) {
        document.querySelectorAll('.stepper').forEach(details => {
            details.addEventListener('toggle', () => details.open && open(details));
        });
        addEventListener('hashchange', find);
        find();
    }

    // A table that scrolls must do so for the keyboard too; printing, styles that
    // come late and a turned phone change whether it does.
    const tables = new ResizeObserver(() => {
        document.querySelectorAll('.table-wrapper').forEach(table => {
            if (table.scrollWidth > table.clientWidth) {
                table.tabIndex = 0;
            } else {
                table.removeAttribute('tabindex');
            }
        });
    });
    document.querySelectorAll('.table-wrapper, .table-wrapper > table')
        .forEach(part => tables.observe(part));

    // mdBook turns the page on Left and Right wherever the focus is. In code
    // that scrolls, and in what takes keys, they do what they do there.
    document.addEventListener('keydown', event => {
        const arrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
        const within = event.target.closest?.('pre, input, select, button, .run, [tabindex], .stepper[open] > summary');
        // A stepper has a use for them.
        if (arrow && within && !event.target.closest('.steps, .stepper > summary')) {
            event.stopPropagation();
        }
    }, true);

    // mdBook's script watches the box, which is hidden; the button is ours.
    const box = document.getElementById('mdbook-sidebar-toggle-anchor');
    const toggle = document.getElementById('mdbook-sidebar-toggle');
    const contents = document.getElementById('mdbook-sidebar');
    toggle.setAttribute('aria-expanded', box.checked);
    contents.setAttribute('aria-hidden', !box.checked);
    contents.querySelectorAll('a').forEach(link => {
        link.tabIndex = box.checked ? 0 : -1;
    });
    toggle.addEventListener('click', () => {
        box.checked = !box.checked;
        box.dispatchEvent(new Event('change'));
        if (box.checked) {
            (contents.querySelector('a.active') ?? contents.querySelector('a'))?.focus();
        }
    });

    // Who comes to a page that is not there may find it by its words.
    const instead = document.getElementById('search-instead');
    if (instead) {
        const name = decodeURIComponent(location.pathname.split('/').filter(Boolean).pop() || '');
        const words = name.replace(/\.html$/, '').split(/[^\p{L}\p{N}]+/u).join(' ').trim();
        if (words) {
            instead.hidden = false;
            instead.append(element('a',
                { href: `index.html?search=${encodeURIComponent(words)}` },
                `Search the book for “${words}”`));
        }
    }

    // What was read is remembered in this browser and nowhere else.
    const KEY = 'chapters-read';
    const key = path => path.replace(/.*\/(?=[^/]+\/[^/]+$)/, '');
    const read = () => {
        try {
            return new Set(JSON.parse(localStorage.getItem(KEY)) || []);
        } catch {
            return new Set();
        }
    };
    const mark = marked => {
        document.querySelectorAll('#mdbook-sidebar .chapter-item a[href]').forEach(link => {
            link.classList.toggle('is-read', marked.has(key(new URL(link.href).pathname)));
        });
    };
    const remember = marked => {
        try {
            localStorage.setItem(KEY, JSON.stringify([...marked]));
        } catch {
            // Without storage the marks last as long as the page.
        }
        mark(marked);
    };
    mark(read());
    const footer = document.querySelector('footer');
    if (footer && document.querySelector('.minutes')) {
        const here = key(location.pathname);
        const input = element('input', { type: 'checkbox', checked: read().has(here) });
        input.addEventListener('change', () => {
            const marked = read();
            marked[input.checked ? 'add' : 'delete'](here);
            remember(marked);
        });
        const reset = button('Forget all marks', () => {
            remember(new Set());
            input.checked = false;
        });
        footer.prepend(element('div', { className: 'read' },
            element('label', {}, input, ' I have read this chapter'), reset));
    }
})();
