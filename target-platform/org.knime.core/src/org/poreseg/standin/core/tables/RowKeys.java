package org.poreseg.standin.core.tables;

import java.io.IOException;

import org.knime.core.data.container.DataContainerException;
import org.knime.core.util.DuplicateKeyException;

/**
 * Finds row keys that are there twice. Of each key only a 64-bit hash is held, in an open-addressing table: 12 to 24
 * bytes a row. Only when two hashes are equal the rows before are read again, to see whether the keys are, too.
 */
final class RowKeys {

    /** Reads the rows that were added before. */
    interface Rows {
        TableReader open() throws IOException;
    }

    private static final int FIRST_CAPACITY = 1 << 10;

    private final Rows m_before;

    private long[] m_hashes = new long[FIRST_CAPACITY];

    private int m_used;

    RowKeys(final Rows before) {
        m_before = before;
    }

    void add(final String key, final long rowIndex) {
        final long hash = hash(key);
        if (!insert(m_hashes, hash)) {
            if (isThere(key)) {
                throw new DuplicateKeyException(
                    "Encountered duplicate row ID \"" + key + "\" at row number " + (rowIndex + 1), key);
            }
            return;
        }
        m_used++;
        if (m_used * 3L > m_hashes.length * 2L) {
            final long[] grown = new long[m_hashes.length * 2];
            for (final long old : m_hashes) {
                if (old != 0) {
                    insert(grown, old);
                }
            }
            m_hashes = grown;
        }
    }

    private static boolean insert(final long[] table, final long hash) {
        int slot = (int)(hash & (table.length - 1));
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = hash;
        return true;
    }

    private boolean isThere(final String key) {
        try (TableReader rows = m_before.open()) {
            while (rows.hasNext()) {
                if (rows.next().getKey().getString().equals(key)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new DataContainerException("Unable to check row keys: " + e.getMessage(), e);
        }
    }

    /** FNV-1a over the characters, then mixed as SplitMix64 does; never 0, which marks a free slot. */
    private static long hash(final String key) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            h = (h ^ key.charAt(i)) * 0x100000001b3L;
        }
        h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
        h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
        h ^= h >>> 31;
        return h == 0 ? 1 : h;
    }

    void close() {
        m_hashes = new long[0]; // the writer may live as long as the table
    }
}
