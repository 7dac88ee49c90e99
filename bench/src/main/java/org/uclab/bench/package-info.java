/**
 * Benchmarks: figures, not tests. They deliberately assert nothing; docs/performance.md has what they printed. Start with
 * the scripts in the folder {@code bench}.
 */
package org.uclab.bench;
