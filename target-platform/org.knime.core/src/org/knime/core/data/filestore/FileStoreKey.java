package org.knime.core.data.filestore;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** Identifies a file store: the node's storage, a number and a name. */
public final class FileStoreKey implements Comparable<FileStoreKey> {

    private static final int PARTS = 4;

    private final UUID m_storeUUID;

    private final int m_index;

    private final int[] m_nestedLoopPath;

    private final int m_iterationIndex;

    private final String m_name;

    /**
     * @param storeUUID the node's storage
     * @param index the number, from 0
     * @param nestedLoopPath the iterations of the loops around the node, or null
     * @param iterationIndex the iteration of the innermost loop, or -1
     * @param name the name
     */
    public FileStoreKey(final UUID storeUUID, final int index, final int[] nestedLoopPath, final int iterationIndex,
        final String name) {
        m_storeUUID = Objects.requireNonNull(storeUUID);
        m_index = index;
        m_nestedLoopPath = nestedLoopPath == null ? null : nestedLoopPath.clone();
        m_iterationIndex = iterationIndex;
        m_name = Objects.requireNonNull(name);
    }

    /** @return the node's storage */
    public UUID getStoreUUID() {
        return m_storeUUID;
    }

    /** @return the number, from 0 */
    public int getIndex() {
        return m_index;
    }

    /** @return the name */
    public String getName() {
        return m_name;
    }

    /** @return the name of the file */
    public String getNameOnDisc() {
        return m_name.replaceAll("[*?#:\"<>%~|/\\\\]", "_");
    }

    /** @return all of this in one text */
    public String saveToString() {
        return m_storeUUID + "_" + m_index + "_" + m_iterationIndex + "_" + m_name;
    }

    /**
     * @param s what {@link #saveToString()} gave
     * @return the key
     */
    public static FileStoreKey load(final String s) {
        final String[] parts = s.split("_", PARTS);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("\"" + s + "\" is not the key of a file store.");
        }
        return new FileStoreKey(UUID.fromString(parts[0]), Integer.parseInt(parts[1]), null,
            Integer.parseInt(parts[2]), parts[3]);
    }

    /** @param modelContent where the key is written */
    public void save(final ModelContentWO modelContent) {
        modelContent.addString("storeUUID", m_storeUUID.toString());
        modelContent.addInt("index", m_index);
        modelContent.addString("name", m_name);
        modelContent.addInt("iterationIndex", m_iterationIndex);
    }

    /**
     * @param modelContent where the key is read
     * @return the key
     * @throws InvalidSettingsException if something is missing
     */
    public static FileStoreKey load(final ModelContentRO modelContent) throws InvalidSettingsException {
        return new FileStoreKey(UUID.fromString(modelContent.getString("storeUUID")), modelContent.getInt("index"),
            null, modelContent.getInt("iterationIndex", -1), modelContent.getString("name"));
    }

    @Override
    public int compareTo(final FileStoreKey o) {
        final int byStore = m_storeUUID.compareTo(o.m_storeUUID);
        return byStore == 0 ? Integer.compare(m_index, o.m_index) : byStore;
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof FileStoreKey other && m_storeUUID.equals(other.m_storeUUID) && m_index == other.m_index
            && m_iterationIndex == other.m_iterationIndex && m_name.equals(other.m_name)
            && Arrays.equals(m_nestedLoopPath, other.m_nestedLoopPath);
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_storeUUID, m_index, m_name);
    }

    @Override
    public String toString() {
        return m_name + " (" + m_index + " of " + m_storeUUID + ")";
    }
}
